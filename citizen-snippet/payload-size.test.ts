import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

/** What a citizen's browser fetches after the loader when help is asked for, in bytes of gzip. */
const LIMIT = 60_000;

/** Chunks that a citizen can be helped without: from code to consent, over pages, to the end. */
const onDemand = [
  { chunk: /^ed25519-/, fetched: 'by browsers that have no X25519 of their own' },
  { chunk: /^polling-fetch-/, fetched: 'on networks that let no WebSocket through' },
  { chunk: /^check-/, fetched: 'by web editors who try the snippet on a page' },
  {
    chunk: /^page-decisions-/,
    fetched: 'once the page is seen, for the signs and for what the citizen decides',
  },
  { chunk: /^page-layer-/, fetched: 'with either of these two, to draw what is hidden' },
  { chunk: /^live-cards-/, fetched: 'when a field is asked for, or another look is chosen' },
];

const folder = new URL('dist/embed/', import.meta.url);
const chunks = readdirSync(folder).filter((name) => /^[^.]+\.js$/.test(name) && name !== 'medkig.js');

it.each(['da', 'en'])('all that a citizen who reads %s loads to be helped is at most 60 kB', (language) => {
  const other = new RegExp(`^strings-(?!${language})`);
  const loaded = chunks.filter(
    (name) => !other.test(name) && !onDemand.some(({ chunk }) => chunk.test(name)),
  );
  const bytes = loaded.map((name) => gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length);
  expect(loaded.length).toBe(2);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LIMIT);
});

it.each(onDemand)('the chunk that is fetched $fetched is one of its own', ({ chunk }) => {
  const [name, ...more] = chunks.filter((one) => chunk.test(one));
  expect(more).toEqual([]);
  const main = readFileSync(new URL(chunks.find((one) => one.startsWith('main-')) ?? '', folder), 'utf8');
  // Asked for by its name when it is needed, and not imported from the start.
  expect(main).toContain(`$check("${name}"`);
  expect(main).not.toMatch(new RegExp(`(?:from|import)["'\`]\\./${name}`));
});
