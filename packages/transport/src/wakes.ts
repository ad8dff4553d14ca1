/** Moments after which a page's connection may be dead without having said so. */

/** Calls the listener at each such moment; returns what stops it. */
export type Wakes = (listener: () => void) => () => void;

/** How often the page looks whether time has jumped, and what counts as a jump, in milliseconds. */
const LOOK_MS = 5000;
const JUMP_MS = 15_000;

/** The net is back or another one, the page is shown again or thawed, or the machine has slept. */
export function pageWakes(page: Window): Wakes {
  return (listener) => {
    const { document } = page;
    const shown = () => {
      if (document.visibilityState === 'visible') listener();
    };
    let lookedAt = Date.now();
    const looking = page.setInterval(() => {
      const now = Date.now();
      if (now - lookedAt > JUMP_MS) listener();
      lookedAt = now;
    }, LOOK_MS);
    page.addEventListener('online', listener);
    page.addEventListener('pageshow', listener);
    document.addEventListener('resume', listener);
    // Not in every browser: https://developer.mozilla.org/docs/Web/API/NetworkInformation
    const connection =
      'connection' in page.navigator && page.navigator.connection instanceof EventTarget
        ? page.navigator.connection
        : undefined;
    connection?.addEventListener('change', listener);
    document.addEventListener('visibilitychange', shown);
    return () => {
      page.clearInterval(looking);
      page.removeEventListener('online', listener);
      page.removeEventListener('pageshow', listener);
      document.removeEventListener('resume', listener);
      connection?.removeEventListener('change', listener);
      document.removeEventListener('visibilitychange', shown);
    };
  };
}
