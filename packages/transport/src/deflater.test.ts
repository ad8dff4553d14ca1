import { concat, utf8 } from '@medkig/pairing/bytes';
import { Deflate, Z_SYNC_FLUSH } from 'pako';
import { describe, expect, it } from 'vitest';
import { createDeflater } from './deflater.ts';
import { createInflater } from './inflater.ts';

const page = `<form>${Array.from(
  { length: 400 },
  (_, n) =>
    `<div class="form-group"><label for="felt-${n}">Felt ${n * 7919}</label><input id="felt-${n}"></div>`,
).join('')}</form>`;

/** Numbers that look like chance and are the same in each run. */
function scattered(length: number, distinct: number, seed = 1): Uint8Array<ArrayBuffer> {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 16) % distinct;
  });
}

/** How long pako, which is zlib in JavaScript, would make it. */
function lengthByZlib(message: Uint8Array): number {
  const stream = new Deflate({ raw: true, level: 6 });
  let length = 0;
  stream.onData = (chunk) => {
    length += chunk.length;
  };
  stream.push(message, Z_SYNC_FLUSH);
  return length;
}

describe('one message', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['one byte', Uint8Array.of(7)],
    ['two bytes', Uint8Array.of(0, 255)],
    ['the same byte again and again', new Uint8Array(100_000)],
    ['all bytes', Uint8Array.from({ length: 256 }, (_, n) => n)],
    ['each byte as often as the others', Uint8Array.from({ length: 4096 }, (_, n) => n)],
    ['no repetition', scattered(200_000, 256)],
    ['few letters', scattered(200_000, 3)],
    ['a page', utf8(page)],
    ['a distance of the whole window', concat(scattered(32768, 256), scattered(300, 256))],
    ['a distance beyond the window', concat(scattered(32769, 256), scattered(300, 256))],
    ['weights that would give codes of more than 15 bits', fibonacci()],
  ])('%s is what it was', (_name, message) => {
    expect(createInflater().push(createDeflater().push(message), 1e6)).toEqual(message);
  });
});

describe('a stream', () => {
  it('can be read up to each message as soon as that has come', () => {
    const deflater = createDeflater();
    const inflater = createInflater();
    for (let n = 0; n < 300; n++) {
      const message = n % 3 ? utf8(page.slice(n * 10, n * 97)) : scattered(n * 50, 200, n);
      expect(inflater.push(deflater.push(message), 1e6)).toEqual(message);
    }
  });

  it('gives what was sent before for next to nothing', () => {
    const deflater = createDeflater();
    const first = deflater.push(scattered(30_000, 100));
    expect(deflater.push(scattered(30_000, 100)).length).toBeLessThan(first.length / 50);
  });

  it.each([
    ['a page', utf8(page)],
    [
      'a short message',
      utf8('{"t":"events","page":"AAAAAAAAAAA","events":[{"type":3,"data":{"source":1}}]}'),
    ],
  ])('is at most a twentieth longer than zlib’s for %s', (_name, message) => {
    expect(createDeflater().push(message).length).toBeLessThanOrEqual(lengthByZlib(message) * 1.05);
  });
});

/** Twenty-four byte values, each as often as the two before it together. */
function fibonacci(): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (let value = 0, [count, next] = [1, 1]; value < 24; value++) {
    for (let n = 0; n < count; n++) bytes.push(value);
    [count, next] = [next, count + next];
  }
  // Spread out, so that few repetitions take their place.
  const order = scattered(bytes.length * 2, 256);
  return Uint8Array.from(bytes.sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0)));
}
