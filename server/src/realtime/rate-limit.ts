/** Token buckets. The clock comes in with each call, so nothing here waits. */

/** `burst` tokens at most, refilled by `perSecond`. */
export interface Rate {
  perSecond: number;
  burst: number;
}

export interface Bucket {
  tokens: number;
  /** Milliseconds on the caller's clock. */
  at: number;
}

/** Takes `cost` tokens if they are there; otherwise the bucket only refills. */
export function take(
  bucket: Bucket | undefined,
  rate: Rate,
  now: number,
  cost = 1,
): { ok: boolean; bucket: Bucket } {
  const tokens = refilled(bucket, rate, now);
  const ok = tokens >= cost;
  return { ok, bucket: { tokens: ok ? tokens - cost : tokens, at: now } };
}

function refilled(bucket: Bucket | undefined, rate: Rate, now: number): number {
  if (!bucket) return rate.burst;
  // A clock that steps back must not take tokens away.
  const seconds = Math.max(0, now - bucket.at) / 1000;
  return Math.min(rate.burst, bucket.tokens + seconds * rate.perSecond);
}

/** One bucket for each key (an address, a hotline, an agent). */
export interface Limiter {
  take(key: string, now: number): boolean;
  /** What was taken led to nothing, by no fault of whoever took it. */
  giveBack(key: string): void;
  /** True if a token is there; takes none. */
  allows(key: string, now: number): boolean;
  /** Forgets every key whose bucket is full again, so that memory follows the traffic. */
  prune(now: number): void;
  readonly size: number;
}

export function createLimiter(rate: Rate): Limiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(key, now) {
      const { ok, bucket } = take(buckets.get(key), rate, now);
      buckets.set(key, bucket);
      return ok;
    },
    giveBack(key) {
      const bucket = buckets.get(key);
      if (bucket) buckets.set(key, { ...bucket, tokens: Math.min(rate.burst, bucket.tokens + 1) });
    },
    allows(key, now) {
      return refilled(buckets.get(key), rate, now) >= 1;
    },
    prune(now) {
      for (const [key, bucket] of buckets) {
        if (refilled(bucket, rate, now) >= rate.burst) buckets.delete(key);
      }
    },
    get size() {
      return buckets.size;
    },
  };
}
