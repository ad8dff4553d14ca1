/** Sign-ins that are at the provider just now, each bound to the browser that began it. */
import * as v from 'valibot';
import type { OpenStore, Stored } from '../../short-term/short-term-store.ts';
import { typedStore } from '../../short-term/typed-store.ts';
import type { Secrets } from './provider.ts';

const LIFETIME_MS = 10 * 60_000;
/** Beyond this many the oldest are forgotten. */
const MOST = 10_000;

const underWaySchema = v.strictObject({
  /** Of the secrets the rest is the state, by which it is found. */
  secrets: v.strictObject({ nonce: v.string(), verifier: v.string() }),
  /** What the browser's cookie says. */
  browser: v.string(),
  /** Where in the console it goes on. */
  to: v.string(),
});

interface UnderWay {
  secrets: Secrets;
  to: string;
}

export interface SignInsUnderWay {
  begin(browser: string, to: string): Promise<Stored<Secrets>>;
  /** The one of this state, if this browser began it; none is given out twice. */
  take(state: string, browser: string): Promise<Stored<UnderWay | undefined>>;
}

export function createSignInsUnderWay({
  open,
  randomBytes,
}: {
  open: OpenStore;
  randomBytes(n: number): Uint8Array;
}): SignInsUnderWay {
  const waiting = typedStore(open('oidc', MOST), underWaySchema);
  const random = () => Buffer.from(randomBytes(32)).toString('base64url');

  return {
    async begin(browser, to) {
      const [state, nonce, verifier] = [random(), random(), random()];
      const put = await waiting.put(state, { secrets: { nonce, verifier }, browser, to }, LIFETIME_MS);
      return put.ok ? { ok: true, value: { state, nonce, verifier } } : put;
    },
    async take(state, browser) {
      const found = await waiting.get(state);
      if (!found.ok) return found;
      if (found.value?.browser !== browser) return { ok: true, value: undefined };
      const taken = await waiting.take(state);
      if (!taken.ok || !taken.value) return taken.ok ? { ok: true, value: undefined } : taken;
      const { secrets, to } = taken.value;
      return { ok: true, value: { secrets: { state, ...secrets }, to } };
    },
  };
}
