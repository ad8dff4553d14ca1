/** Sign-ins that are at the provider just now, each bound to the browser that began it. In this process alone. */
import type { Secrets } from './provider.ts';

const LIFETIME_MS = 10 * 60_000;
/** Beyond this many the oldest are forgotten. */
const MOST = 10_000;

interface UnderWay {
  secrets: Secrets;
  /** What the browser's cookie says. */
  browser: string;
  /** Where in the console it goes on. */
  to: string;
}

export interface SignInsUnderWay {
  begin(browser: string, to: string): Secrets;
  /** The one of this state, if this browser began it; none is given out twice. */
  take(state: string, browser: string): UnderWay | undefined;
}

export function createSignInsUnderWay(sources: {
  /** Milliseconds. */
  now(): number;
  randomBytes(n: number): Uint8Array;
}): SignInsUnderWay {
  const waiting = new Map<string, UnderWay & { until: number }>();
  const random = () => Buffer.from(sources.randomBytes(32)).toString('base64url');

  /** In the order in which they began, so the first ones end first. */
  function forget(): void {
    for (const [state, { until }] of waiting) {
      if (until > sources.now() && waiting.size < MOST) return;
      waiting.delete(state);
    }
  }

  return {
    begin(browser, to) {
      forget();
      const secrets = { state: random(), nonce: random(), verifier: random() };
      waiting.set(secrets.state, { secrets, browser, to, until: sources.now() + LIFETIME_MS });
      return secrets;
    },
    take(state, browser) {
      const found = waiting.get(state);
      if (!found || found.browser !== browser) return undefined;
      waiting.delete(state);
      return found.until > sources.now() ? found : undefined;
    },
  };
}
