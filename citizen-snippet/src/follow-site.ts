import type { Site } from '@medkig/api/site';
import type { KnownSite } from './panel/known-site.ts';

export interface FollowSiteOptions {
  window: Window;
  /** Milliseconds since 1970. */
  now(): number;
  /** Undefined when it cannot be had. */
  fetchSite(): Promise<Site | undefined>;
  show(site: KnownSite): void;
}

/** The longest time a browser's timer can wait, in milliseconds. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Asked again after a failure, in milliseconds. */
const RETRY_MS = 60_000;

/**
 * Keeps what the panel says about opening right to the minute: it is asked anew at the moment when it changes,
 * and left out from that moment until there is an answer. A tab that slept looks when it is seen again.
 */
export function followSite({ window, now, fetchSite, show }: FollowSiteOptions): void {
  let site: Site | undefined;
  let timer: number | undefined;

  async function ask(): Promise<void> {
    const answer = await fetchSite();
    if (answer) {
      site = answer;
      show(answer);
    }
    const { changesAt = now() + RETRY_MS } = answer?.opening ?? {};
    window.clearTimeout(timer);
    if (changesAt !== null) timer = window.setTimeout(expire, Math.min(changesAt - now(), LONGEST_TIMER_MS));
  }

  function expire(): void {
    if (site) show({ municipality: site.municipality, phone: site.phone });
    void ask();
  }

  window.document.addEventListener('visibilitychange', () => {
    const changesAt = site?.opening.changesAt ?? null;
    if (changesAt !== null && changesAt <= now()) expire();
  });
  void ask();
}
