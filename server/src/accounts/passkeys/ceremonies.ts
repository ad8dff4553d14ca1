/** Challenges that wait for a passkey. Each is good once and for two minutes. */
import * as v from 'valibot';
import type { OpenStore, Stored } from '../../short-term/short-term-store.ts';
import { typedStore } from '../../short-term/typed-store.ts';

const LIFETIME_MS = 2 * 60_000;
/** Beyond this many the oldest are forgotten: whoever asks for that many answers none. */
const MOST = 10_000;

const purposeSchema = v.variant('for', [
  v.strictObject({ for: v.literal('sign-in') }),
  v.strictObject({ for: v.picklist(['proof', 'adding']), agentId: v.string() }),
]);
export type Purpose = v.InferOutput<typeof purposeSchema>;

const waitingSchema = v.strictObject({ challenge: v.string(), purpose: purposeSchema });

export interface Ceremonies {
  start(purpose: Purpose): Promise<Stored<{ ceremony: string; challenge: string }>>;
  /** The challenge, if it was made for this and nobody has taken it. */
  take(ceremony: string, purpose: Purpose): Promise<Stored<string | undefined>>;
}

export function createCeremonies({
  open,
  randomBytes,
}: {
  open: OpenStore;
  randomBytes(n: number): Uint8Array;
}): Ceremonies {
  const waiting = typedStore(open('passkey', MOST), waitingSchema);
  const random = (n: number) => Buffer.from(randomBytes(n)).toString('base64url');

  return {
    async start(purpose) {
      const [ceremony, challenge] = [random(16), random(32)];
      const put = await waiting.put(ceremony, { challenge, purpose }, LIFETIME_MS);
      return put.ok ? { ok: true, value: { ceremony, challenge } } : put;
    },
    async take(ceremony, purpose) {
      const found = await waiting.take(ceremony);
      if (!found.ok) return found;
      const { value } = found;
      return { ok: true, value: value && isSame(value.purpose, purpose) ? value.challenge : undefined };
    },
  };
}

function isSame(one: Purpose, other: Purpose): boolean {
  if (one.for === 'sign-in' || other.for === 'sign-in') return one.for === other.for;
  return one.for === other.for && one.agentId === other.agentId;
}
