/**
 * One tab carries a session. A duplicated tab copies sessionStorage; it waits here for the lock, does not get
 * it, and starts with nothing. A reload gets it as soon as the page before is gone.
 */

/** How long a page that is being left may still hold the lock, in milliseconds. */
const PATIENCE_MS = 1500;

/** False when another tab holds the session. Browsers without Web Locks have no lock to wait for. */
export function takeTabLock(locks: LockManager | undefined, roomId: string): Promise<boolean> {
  if (!locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    locks
      .request(`medkig ${roomId}`, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        resolve(true);
        return new Promise<never>(() => {}); // held until the page goes
      })
      .catch(() => resolve(false));
  });
}
