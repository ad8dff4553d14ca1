import { describe, expect, it } from 'vitest';
import { type Bucket, createLimiter, take } from './rate-limit.ts';

const rate = { burst: 3, perSecond: 2 };

/** How many of `count` single takes succeed at this moment. */
function drain(
  start: Bucket | undefined,
  now: number,
  count: number,
): { taken: number; bucket: Bucket | undefined } {
  let bucket = start;
  let taken = 0;
  for (let index = 0; index < count; index += 1) {
    const step = take(bucket, rate, now);
    bucket = step.bucket;
    if (step.ok) taken += 1;
  }
  return { taken, bucket };
}

describe('a bucket', () => {
  it('[S21] holds its burst and no more', () => {
    expect(drain(undefined, 0, 10).taken).toBe(3);
  });

  it('[S21] refills with time, up to the burst', () => {
    const empty = drain(undefined, 0, 3).bucket;
    expect(drain(empty, 499, 5).taken).toBe(0);
    expect(drain(empty, 500, 5).taken).toBe(1);
    expect(drain(empty, 3_600_000, 5).taken).toBe(3);
  });

  it('[S21] a refused take costs nothing', () => {
    const empty = drain(undefined, 0, 3).bucket;
    expect(drain(drain(empty, 400, 50).bucket, 500, 5).taken).toBe(1);
  });

  it('[S21] may cost more than one token, and less than the whole is not taken', () => {
    const two = take(undefined, rate, 0, 1).bucket;
    expect(take(two, rate, 0, 3).ok).toBe(false);
    expect(take(two, rate, 0, 2).ok).toBe(true);
  });

  it('[S21] a clock that steps back takes nothing away', () => {
    const two = take(undefined, rate, 10_000, 1).bucket;
    expect(drain(two, 0, 5).taken).toBe(2);
  });
});

describe('a limiter', () => {
  it('[S29] counts each key alone', () => {
    const limiter = createLimiter(rate);
    for (let index = 0; index < 3; index += 1) limiter.take('one', 0);
    expect(limiter.take('one', 0)).toBe(false);
    expect(limiter.take('two', 0)).toBe(true);
  });

  it('[S29] asking takes nothing', () => {
    const limiter = createLimiter({ burst: 1, perSecond: 1 });
    expect(limiter.allows('one', 0)).toBe(true);
    expect(limiter.take('one', 0)).toBe(true);
    expect(limiter.allows('one', 0)).toBe(false);
  });

  it('[S29] forgets a key once its bucket is full again', () => {
    const limiter = createLimiter(rate);
    limiter.take('one', 0);
    limiter.prune(499);
    expect(limiter.size).toBe(1);
    limiter.prune(500);
    expect(limiter.size).toBe(0);
  });
});
