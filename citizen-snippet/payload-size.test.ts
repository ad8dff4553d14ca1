import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

/** What a citizen's browser fetches after the loader before the agent can see the page, in bytes of gzip. */
const BEFORE = 60_000;
/** What it fetches behind that, while the page is seen already. */
const BEHIND = 14_000;

/** Chunks that are fetched once the page is seen; the page does not wait for them. */
const behind = [
  { chunk: /^guidance-/, fetched: 'for the marks of an agent' },
  { chunk: /^page-decisions-/, fetched: 'for the signs and for what the citizen decides' },
  { chunk: /^page-layer-/, fetched: 'to draw what is hidden' },
  { chunk: /^live-cards-/, fetched: 'when a field is asked for, or another look is chosen' },
  { chunk: /^after-session-/, fetched: 'for the receipt' },
  { chunk: /^(?:box|field)-/, fetched: 'with those that draw' },
];
/** Chunks that most citizens never fetch. */
const seldom = [
  { chunk: /^ed25519-/, fetched: 'by browsers that have no X25519 of their own' },
  { chunk: /^polling-fetch-/, fetched: 'on networks that let no WebSocket through' },
  { chunk: /^check-/, fetched: 'by web editors who try the snippet on a page' },
];

const folder = new URL('dist/embed/', import.meta.url);
const chunks = readdirSync(folder).filter((name) => /^[^.]+\.js$/.test(name) && name !== 'medkig.js');
const isOf = (group: typeof behind, name: string) => group.some(({ chunk }) => chunk.test(name));

function sizeOf(names: readonly string[]): number {
  const sizes = names.map((name) => gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

it.each(['da', 'en'])(
  'all that a citizen who reads %s loads before the page is seen is at most 60 kB',
  (language) => {
    const other = new RegExp(`^strings-(?!${language})`);
    const loaded = chunks.filter((name) => !other.test(name) && !isOf(behind, name) && !isOf(seldom, name));
    expect(loaded.length).toBe(2);
    expect(sizeOf(loaded)).toBeLessThanOrEqual(BEFORE);
  },
);

it('what follows while the page is seen is at most 14 kB', () => {
  expect(sizeOf(chunks.filter((name) => isOf(behind, name)))).toBeLessThanOrEqual(BEHIND);
});

it.each([...behind, ...seldom])(
  'the chunk that is fetched $fetched is not imported from the start',
  ({ chunk }) => {
    const names = chunks.filter((one) => chunk.test(one));
    expect(names).not.toEqual([]);
    const main = readFileSync(new URL(chunks.find((one) => one.startsWith('main-')) ?? '', folder), 'utf8');
    for (const name of names) {
      expect(main).toContain(`$check("${name}"`);
      expect(main).not.toMatch(new RegExp(`(?:from|import)["'\`]\\./${name}`));
    }
  },
);
