import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

/** What a citizen's browser fetches after the loader before the agent can see the page, in bytes of gzip. */
const BEFORE = 60_000;
/** What it fetches behind that, while the page is seen already. */
const BEHIND = 23_000;
/** What it fetches to meet the agent's browser, where the municipality allows that. */
const PEER = 3_500;

/** What it fetches as well where the municipality lets its citizens be asked for a press, a field or a page. */
const DEEDS = 5_000;

/** Chunks that are fetched once the page is seen; the page does not wait for them. */
const behind = [
  { chunk: /^behind-/, fetched: 'for marks, signs, what the citizen decides, and the receipt' },
  { chunk: /^late-strings-da-/, fetched: 'for their sentences in Danish' },
  { chunk: /^late-strings-en-/, fetched: 'for their sentences in English' },
];
/** Likewise, where a citizen may be asked at all. */
const deeds = [{ chunk: /^deeds-/, fetched: 'to do what the citizen says yes to' }];
/** Fetched once the page is seen; the session goes on over the relay meanwhile. */
const peer = [{ chunk: /^peer-/, fetched: 'to meet the agent’s browser' }];
/** Chunks that most citizens never fetch. */
const seldom = [
  { chunk: /^ed25519-/, fetched: 'by browsers that have no X25519 of their own' },
  { chunk: /^polling-fetch-/, fetched: 'on networks that let no WebSocket through' },
  {
    chunk: /^seldom-/,
    fetched:
      'to go on at another origin or in another tab, to check a connection or a page, for a greeting or a logo',
  },
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
    const loaded = chunks.filter(
      (name) => !other.test(name) && !isOf([...behind, ...deeds, ...peer, ...seldom], name),
    );
    expect(loaded.length).toBe(2);
    expect(sizeOf(loaded)).toBeLessThanOrEqual(BEFORE);
  },
);

it.each(['da', 'en'])('what follows in %s while the page is seen is at most 23 kB', (language) => {
  const other = new RegExp(`^late-strings-(?!${language})`);
  const loaded = chunks.filter((name) => !other.test(name) && isOf(behind, name));
  expect(loaded.length).toBe(2);
  expect(sizeOf(loaded)).toBeLessThanOrEqual(BEHIND);
});

it('what does what the citizen says yes to is at most 5 kB', () => {
  expect(sizeOf(chunks.filter((name) => isOf(deeds, name)))).toBeLessThanOrEqual(DEEDS);
});

it('what lets the browsers meet is at most 3.5 kB', () => {
  expect(sizeOf(chunks.filter((name) => isOf(peer, name)))).toBeLessThanOrEqual(PEER);
});

it.each([...behind, ...deeds, ...peer, ...seldom])(
  'the chunk that is fetched $fetched is not imported from the start',
  ({ chunk }) => {
    const names = chunks.filter((one) => chunk.test(one));
    expect(names).not.toEqual([]);
    const main = readFileSync(new URL(chunks.find((one) => one.startsWith('main-')) ?? '', folder), 'utf8');
    for (const name of names) {
      expect(main).toContain(`$load("${name.replace(/\w{8}\.js$/, '')}","`);
      expect(main).not.toMatch(new RegExp(`(?:from|import)["'\`]\\./${name}`));
    }
  },
);
