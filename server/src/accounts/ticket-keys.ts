/** The keys of tickets, by their ids. A ticket names its key, and only a key that stands here is taken for it. */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** A key that the process made for itself signs for a day. */
const OWN_KEY_MS = 24 * 60 * 60_000;
/** The one before is good as long as the longest ticket that it has signed. */
const GRACE_MS = 60_000;

export interface TicketKeys {
  /** Of now. */
  signing(): { kid: string; privateKey: KeyObject };
  /** What a ticket of this key is checked by; absent if there is no such key, or no longer. */
  publicKey(kid: string): KeyObject | undefined;
}

/** The operator's: the first signs, all of them verify. Throws if there is none. */
export function keysOf(privateKeys: readonly KeyObject[]): TicketKeys {
  const [first] = privateKeys;
  if (!first) throw new Error('no key');
  const signing = { kid: thumbprint(first), privateKey: first };
  const byId = new Map(privateKeys.map((key) => [thumbprint(key), createPublicKey(key)]));
  return { signing: () => signing, publicKey: (kid) => byId.get(kid) };
}

/** The process's own, renewed by itself. `now` in milliseconds. */
export function renewedKeys({ makeKey, now }: { makeKey(): KeyObject; now(): number }): TicketKeys {
  let current = { ...keyOf(makeKey()), since: now() };
  let before: { kid: string; publicKey: KeyObject; until: number } | undefined;

  return {
    signing() {
      if (now() - current.since >= OWN_KEY_MS) {
        before = { kid: current.kid, publicKey: current.publicKey, until: now() + GRACE_MS };
        current = { ...keyOf(makeKey()), since: now() };
      }
      return current;
    },
    publicKey(kid) {
      if (kid === current.kid) return current.publicKey;
      return before?.kid === kid && before.until > now() ? before.publicKey : undefined;
    },
  };
}

function keyOf(privateKey: KeyObject) {
  return { kid: thumbprint(privateKey), privateKey, publicKey: createPublicKey(privateKey) };
}

/** https://www.rfc-editor.org/rfc/rfc7638#section-3 */
export function thumbprint(key: KeyObject): string {
  const { crv, kty, x, y } = createPublicKey(key).export({ format: 'jwk' });
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}
