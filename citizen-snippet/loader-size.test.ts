import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

/** What every visitor of a municipality's page fetches, in bytes of gzip. */
const LIMIT = 3072;

const loader = readFileSync(new URL('dist/embed/medkig.js', import.meta.url));

it('the loader stays a guest: at most 3 kB', () => {
  expect(gzipSync(loader, { level: 9 }).length).toBeLessThanOrEqual(LIMIT);
});

it('the loader fetches a main chunk that was built with it', () => {
  const name = /main-[\w-]{8}\.js/.exec(loader.toString())?.[0] ?? 'no main chunk';
  expect(readFileSync(new URL(`dist/embed/${name}`, import.meta.url)).length).toBeGreaterThan(0);
});
