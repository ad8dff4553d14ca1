import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

/** What a citizen's browser fetches after the loader when help is asked for, in bytes of gzip. */
const LIMIT = 60_000;

const folder = new URL('dist/embed/', import.meta.url);

/** The stand-in for browsers that have no X25519 of their own; the others never fetch it. */
const STAND_IN = /^ed25519-/;

it.each(['da', 'en'])('all that a citizen who reads %s loads to be helped is at most 60 kB', (language) => {
  const chunks = readdirSync(folder).filter((name) => /^[^.]+\.js$/.test(name));
  const other = new RegExp(`^strings-(?!${language})`);
  const loaded = chunks.filter((name) => name !== 'medkig.js' && !STAND_IN.test(name) && !other.test(name));
  const bytes = loaded.map((name) => gzipSync(readFileSync(new URL(name, folder)), { level: 9 }).length);
  expect(loaded.length).toBe(2);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LIMIT);
});
