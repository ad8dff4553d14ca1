/** Challenges that wait for a passkey. Each is good once and for two minutes, and lives in this process alone. */

const LIFETIME_MS = 2 * 60_000;
/** Beyond this many the oldest are forgotten: whoever asks for that many answers none. */
const MOST = 10_000;

export type Purpose = { for: 'sign-in' } | { for: 'proof' | 'adding'; agentId: string };

export interface Ceremonies {
  start(purpose: Purpose): { ceremony: string; challenge: string };
  /** The challenge, if it was made for this and nobody has taken it. */
  take(ceremony: string, purpose: Purpose): string | undefined;
}

export function createCeremonies(sources: {
  /** Milliseconds. */
  now(): number;
  randomBytes(n: number): Uint8Array;
}): Ceremonies {
  const waiting = new Map<string, { challenge: string; purpose: Purpose; until: number }>();
  const random = (n: number) => Buffer.from(sources.randomBytes(n)).toString('base64url');

  /** In the order in which they were started, so the first ones end first. */
  function forget(): void {
    for (const [ceremony, { until }] of waiting) {
      if (until > sources.now() && waiting.size < MOST) return;
      waiting.delete(ceremony);
    }
  }

  return {
    start(purpose) {
      forget();
      const [ceremony, challenge] = [random(16), random(32)];
      waiting.set(ceremony, { challenge, purpose, until: sources.now() + LIFETIME_MS });
      return { ceremony, challenge };
    },
    take(ceremony, purpose) {
      const found = waiting.get(ceremony);
      waiting.delete(ceremony);
      if (!found || found.until <= sources.now() || !isSame(found.purpose, purpose)) return undefined;
      return found.challenge;
    },
  };
}

function isSame(one: Purpose, other: Purpose): boolean {
  if (one.for === 'sign-in' || other.for === 'sign-in') return one.for === other.for;
  return one.for === other.for && one.agentId === other.agentId;
}
