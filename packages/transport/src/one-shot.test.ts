import { utf8 } from '@medkig/pairing/bytes';
import { afterEach, expect, it, vi } from 'vitest';
import { createInflater } from './inflater.ts';
import { compressOnce } from './one-shot.ts';

afterEach(() => vi.unstubAllGlobals());

const page = utf8(JSON.stringify(Array.from({ length: 20_000 }, (_, n) => ({ id: n, tagName: 'p' }))));

it.each([
  ['a page', page],
  ['nothing', new Uint8Array()],
  ['what has no repetition', crypto.getRandomValues(new Uint8Array(50_000))],
])('%s is what it was', async (_name, message) => {
  const compressed = await compressOnce(message);
  expect(compressed && createInflater().push(compressed, 1e6)).toEqual(message);
});

it('a page becomes a tenth', async () => {
  expect((await compressOnce(page))?.length).toBeLessThan(page.length / 10);
});

it('what grows beyond the limit is not read', async () => {
  const bomb = await compressOnce(new Uint8Array(10_000_000));
  expect(bomb && createInflater().push(bomb, 1e6)).toBeUndefined();
});

it('there is none in a browser that cannot', async () => {
  vi.stubGlobal(
    'CompressionStream',
    class {
      constructor() {
        throw new TypeError('no such format');
      }
    },
  );
  expect(await compressOnce(page)).toBeUndefined();
  vi.stubGlobal('CompressionStream', undefined);
  expect(await compressOnce(page)).toBeUndefined();
});
