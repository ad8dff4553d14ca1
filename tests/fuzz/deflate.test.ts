/** The stream of an epoch: our own deflater against the inflater of another hand, and the inflater against anything. */
import { concat, utf8 } from '@medkig/pairing/bytes';
import { createDeflater } from '@medkig/transport/deflater';
import { codeLengths } from '@medkig/transport/huffman';
import { createInflater } from '@medkig/transport/inflater';
import fc from 'fast-check';
import { deflateRaw } from 'pako';
import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { anyBytes, bentBytes } from './inputs.ts';

const LIMIT = 256 * 1024;

/** Bytes with the repetitions that a form's stream has. */
const repeating = fc
  .array(fc.tuple(anyBytes(50), fc.integer({ min: 1, max: 40 })), { maxLength: 12 })
  .map((parts) => concat(...parts.flatMap(([part, times]) => Array.from({ length: times }, () => part))));

describe('the deflater', () => {
  fuzz(
    '[L4] is understood by the inflater, message by message',
    fc.array(fc.oneof(anyBytes(), repeating), { maxLength: 8 }),
    (messages) => {
      const deflater = createDeflater();
      const inflater = createInflater();
      for (const message of messages) expect(inflater.push(deflater.push(message), LIMIT)).toEqual(message);
    },
  );

  fuzz(
    '[L4] is understood when a message is longer than the window it remembers',
    fc.tuple(repeating, anyBytes(200)),
    ([filling, word]) => {
      const long = concat(
        word,
        ...Array.from({ length: Math.min(40, Math.ceil(70_000 / (filling.length + 1))) }, () => filling),
        word,
      );
      expect(createInflater().push(createDeflater().push(long), 4 * LIMIT)).toEqual(long);
    },
    60,
  );
});

const sample = utf8(
  JSON.stringify(Array.from({ length: 300 }, (_, n) => ({ id: n % 17, text: `ord ${n}` }))),
);
const streams = [createDeflater().push(sample), deflateRaw(sample), deflateRaw(new Uint8Array(2_000_000))];

describe('the inflater', () => {
  fuzz(
    '[L10] gives bytes within its limit, or nothing',
    fc.array(fc.oneof(bentBytes(...streams), anyBytes()), { maxLength: 4 }),
    (pieces) => {
      const inflater = createInflater();
      for (const piece of pieces) {
        const inflated = inflater.push(piece, LIMIT);
        if (!inflated) break; // the link takes a new inflater with the next epoch
        expect(inflated.length).toBeLessThanOrEqual(LIMIT);
      }
    },
  );

  it('[L10] stops a thousandfold bomb within a chunk of its limit', { timeout: 60_000 }, () => {
    const bomb = deflateRaw(new Uint8Array(32 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(40_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(createInflater().push(concat(bomb), LIMIT)).toBeUndefined();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024);
  });
});

const weights = fc.oneof(
  fc.array(fc.nat({ max: 1_000_000 }), { minLength: 2, maxLength: 286 }),
  // Fibonacci's numbers make the deepest tree there is.
  fc.integer({ min: 2, max: 30 }).map(fibonacci),
);

describe('a prefix code', () => {
  fuzz(
    'is complete and never longer than its limit',
    fc.tuple(weights, fc.constantFrom(9, 15)),
    ([given, limit]) => {
      const lengths = codeLengths(given, limit);
      const used = [...lengths].filter((length) => length > 0);
      expect(Math.max(...used)).toBeLessThanOrEqual(limit);
      expect(used.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
      for (const [symbol, weight] of given.entries())
        if (weight > 0) expect(lengths[symbol]).toBeGreaterThan(0);
    },
  );
});

function fibonacci(count: number): number[] {
  const numbers = [1, 1];
  while (numbers.length < count) numbers.push((numbers.at(-1) ?? 0) + (numbers.at(-2) ?? 0));
  return numbers;
}
