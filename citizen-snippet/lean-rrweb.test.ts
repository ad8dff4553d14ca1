import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { leanRrwebSource } from './lean-rrweb.ts';

it('takes every obstacle out of the rrweb that is installed', async () => {
  const source = await readFile(fileURLToPath(import.meta.resolve('rrweb')), 'utf8');
  const lean = leanRrwebSource(source);
  expect(lean).not.toMatch(/^import_postcss/m);
  expect(lean).not.toMatch(/^var postcss_default(\$\d+)? = import_postcss/m);
});

it('refuses an rrweb that it was not written for', () => {
  expect(() => leanRrwebSource('export function record() {}')).toThrow(/lean-rrweb/);
});
