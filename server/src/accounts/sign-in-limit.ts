/** How often a password may be tried. Successes cost nothing: a whole office may share one address. */
import { type Bucket, type Rate, take } from '../realtime/rate-limit.ts';

/** Ten wrong passwords, then one more every 90 seconds. */
const perAccount: Rate = { burst: 10, perSecond: 1 / 90 };
/** Thirty wrong passwords, then one more every 20 seconds. */
const perAddress: Rate = { burst: 30, perSecond: 1 / 20 };
/** Beyond this many buckets the full ones are forgotten. */
const PRUNE_AT = 10_000;

interface Attempt {
  email: string;
  /** Where the try comes from. */
  address: string;
}

export interface SignInLimit {
  /** Takes one try; says how many seconds to wait when there is none. `now` in milliseconds. */
  admit(attempt: Attempt, now: number): { ok: true } | { ok: false; retryAfterS: number };
  /** Gives the try back. */
  succeeded(attempt: Attempt, now: number): void;
}

export function createSignInLimit(): SignInLimit {
  const buckets = new Map<string, { bucket: Bucket; rate: Rate }>();

  const keysOf = ({ email, address }: Attempt) => [
    { key: `account ${email}`, rate: perAccount },
    { key: `address ${address}`, rate: perAddress },
  ];

  const spend = (attempt: Attempt, now: number, cost: number) =>
    keysOf(attempt).map(({ key, rate }) => ({
      key,
      rate,
      ...take(buckets.get(key)?.bucket, rate, now, cost),
    }));

  function prune(now: number): void {
    if (buckets.size < PRUNE_AT) return;
    for (const [key, { bucket, rate }] of buckets) {
      if (take(bucket, rate, now, rate.burst).ok) buckets.delete(key);
    }
  }

  return {
    admit(attempt, now) {
      prune(now);
      const spent = spend(attempt, now, 1);
      const empty = spent.filter(({ ok }) => !ok);
      if (empty.length > 0) {
        return {
          ok: false,
          retryAfterS: Math.max(...empty.map(({ rate }) => Math.ceil(1 / rate.perSecond))),
        };
      }
      for (const { key, rate, bucket } of spent) buckets.set(key, { bucket, rate });
      return { ok: true };
    },
    succeeded(attempt, now) {
      for (const { key, rate, bucket } of spend(attempt, now, -1)) buckets.set(key, { bucket, rate });
    },
  };
}
