/** What a decoder may be given: anything at all, and valid samples bent in a few places. */
import type { Bytes } from '@medkig/pairing/bytes';
import { concat } from '@medkig/pairing/bytes';
import fc from 'fast-check';

export function anyBytes(maxLength = 600): fc.Arbitrary<Bytes> {
  return fc.uint8Array({ maxLength }).map((bytes) => concat(bytes));
}

type Edit = (bytes: Bytes) => Bytes;

/** Places are parts (0..1) of the length, so that an edit fits whatever the ones before have left. */
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, fc.integer({ min: 0, max: 7 })).map(
    ([at, bit]): Edit =>
      (bytes) =>
        replaced(bytes, at, (byte) => byte ^ (1 << bit)),
  ),
  fc.tuple(place, fc.constantFrom(0, 1, 0x22, 0x7f, 0x80, 0xfe, 0xff)).map(
    ([at, value]): Edit =>
      (bytes) =>
        replaced(bytes, at, () => value),
  ),
  place.map(
    (at): Edit =>
      (bytes) =>
        bytes.slice(0, at * bytes.length),
  ),
  fc.tuple(place, fc.uint8Array({ maxLength: 40 })).map(
    ([at, more]): Edit =>
      (bytes) =>
        concat(bytes.slice(0, at * bytes.length), more, bytes.slice(at * bytes.length)),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (bytes) =>
        concat(bytes, bytes.slice(from * bytes.length, to * bytes.length)),
  ),
);

/** One of the samples with some bits, bytes or stretches changed. */
export function bentBytes(...samples: readonly Uint8Array[]): fc.Arbitrary<Bytes> {
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(edit, { maxLength: 5 }))
    .map(([sample, edits]) => edits.reduce((bytes, change) => change(bytes), concat(sample)));
}

/** As `JSON.parse` would give it, names that JavaScript means something by among the keys. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    strangeValue(),
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .array(fc.tuple(fc.oneof(strangeKey(), fc.string({ maxLength: 8 })), tie('value')), { maxLength: 5 })
      .map(fromPairs),
  ),
})).value;

function strangeKey(): fc.Arbitrary<string> {
  return fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    't',
    'type',
    'data',
    'id',
    'ok',
    '',
  );
}

function strangeValue(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -1,
      1,
      0.5,
      -0,
      1e308,
      2 ** 31,
      2 ** 53,
      '',
      ' ',
      '{}',
      '[]',
    ),
    fc.integer(),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('x'.repeat(400), 'A'.repeat(22), 'A'.repeat(43), '0'.repeat(9000), '\ud800', '\u0000'),
  );
}

/** A sample with some of its values replaced, dropped or doubled, and keys added that nobody has heard of. */
export function bentJson(...samples: readonly unknown[]): fc.Arbitrary<unknown> {
  const change = fc.record({
    at: place,
    how: fc.constantFrom('replace', 'drop', 'add', 'wrap'),
    key: fc.oneof(strangeKey(), fc.string({ maxLength: 6 })),
    value: anyJson,
  });
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(change, { maxLength: 3 }))
    .map(([sample, changes]) => changes.reduce<unknown>(bend, sample));
}

interface Change {
  at: number;
  how: string;
  key: string;
  value: unknown;
}

/** Walks to one of the values of `whole`, each as likely as the next, and changes it there. */
function bend(whole: unknown, { at, how, key, value }: Change): unknown {
  let left = Math.floor(at * size(whole));
  const walk = (node: unknown): unknown => {
    if (left-- === 0) {
      if (how === 'drop') return undefined;
      if (how === 'wrap') return [node];
      if (how === 'add' && typeof node === 'object' && node !== null && !Array.isArray(node))
        return fromPairs([...Object.entries(node), [key, value]]);
      return value;
    }
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return fromPairs(Object.entries(node).map(([name, inside]) => [name, walk(inside)]));
  };
  const bent = walk(whole);
  return bent === undefined ? null : JSON.parse(JSON.stringify(bent));
}

function size(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 1;
  return Object.values(node).reduce<number>((sum, inside) => sum + size(inside), 1);
}

/** As `JSON.parse` does it: `__proto__` becomes an own property. */
function fromPairs(pairs: readonly (readonly [string, unknown])[]): object {
  const object = {};
  for (const [key, value] of pairs)
    if (value !== undefined)
      Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

function replaced(bytes: Bytes, at: number, change: (byte: number) => number): Bytes {
  const index = Math.floor(at * bytes.length);
  return bytes.map((byte, here) => (here === index ? change(byte) : byte));
}
