import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isLate } from './lean-strings.ts';
import { da } from './src/strings-da.ts';

const folder = new URL('dist/embed/', import.meta.url);

function chunk(name: RegExp): string {
  const file = readdirSync(folder).find((one) => name.test(one));
  if (!file) throw new Error(`no chunk ${name}`);
  return readFileSync(new URL(file, folder), 'utf8');
}

const names = (code: string, key: string) =>
  ['"', "'", '`'].some((quote) => code.includes(quote + key + quote));
const keys = Object.keys(da);

it('no sentence that comes behind is said before the page is seen', () => {
  const main = chunk(/^main-.*\.js$/);
  expect(keys.filter((key) => isLate(key) && names(main, key))).toEqual([]);
});

it.each(['da', 'en'])('each sentence in %s comes once, before the page is seen or behind it', (language) => {
  const before = chunk(new RegExp(`^strings-${language}-.*\\.js$`));
  const behind = chunk(new RegExp(`^late-strings-${language}-.*\\.js$`));
  expect(keys.filter((key) => names(before, key))).toEqual(keys.filter((key) => !isLate(key)));
  expect(keys.filter((key) => names(behind, key))).toEqual(keys.filter(isLate));
});
