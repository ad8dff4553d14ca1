import { expect, it } from 'vitest';
import { createAssetShelf } from './asset-shelf.ts';
import { hashOf } from './fetch-asset.ts';

const file = (text: string) => {
  const body = Buffer.from(text);
  return { body, type: 'image/png', hash: hashOf(body) };
};

it('keeps a file for an hour', () => {
  const clock = { now: 0 };
  const shelf = createAssetShelf(() => clock.now);
  shelf.keep('a', file('1'));
  clock.now = 60 * 60_000 - 1;
  expect(shelf.find('a')).toEqual(file('1'));
  clock.now += 1;
  expect(shelf.find('a')).toBeUndefined();
});

it('remembers for a minute that there is nothing', () => {
  const clock = { now: 0 };
  const shelf = createAssetShelf(() => clock.now);
  shelf.keep('a', undefined);
  expect(shelf.find('a')).toBe('missing');
  clock.now = 60_000;
  expect(shelf.find('a')).toBeUndefined();
});

it('is full at its size: what was asked for longest ago gives way', () => {
  const shelf = createAssetShelf(() => 0, 9);
  for (const url of ['a', 'b', 'c']) shelf.keep(url, file(`${url}12`));
  shelf.find('a');
  shelf.keep('d', file('d12'));
  expect(['a', 'b', 'c', 'd'].filter((url) => shelf.find(url))).toEqual(['a', 'c', 'd']);
  shelf.keep('e', file('0123456789'));
  expect(['a', 'c', 'd', 'e'].filter((url) => shelf.find(url))).toEqual([]);
});

it('does not hand out a file that has changed on the shelf', () => {
  const shelf = createAssetShelf(() => 0);
  const kept = file('logo');
  shelf.keep('a', kept);
  kept.body.write('x');
  expect(shelf.find('a')).toBeUndefined();
});
