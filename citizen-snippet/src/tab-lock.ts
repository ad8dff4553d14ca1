/**
 * One tab carries a session. A duplicated tab copies sessionStorage; it waits here for the lock, does not get
 * it, and starts with nothing. A reload gets it as soon as the page before is gone.
 */

/** How long a page that is being left may still hold the lock, in milliseconds. */
const PATIENCE_MS = 1500;

export interface TabLock {
  release(): void;
}

/** Undefined when another tab holds the session. Browsers without Web Locks have no lock to wait for. */
export async function takeTabLock(
  locks: LockManager | undefined,
  roomId: string,
): Promise<TabLock | undefined> {
  if (!locks) return { release: () => {} };
  return new Promise((resolve) => {
    locks
      .request(`medkig ${roomId}`, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
        // The lock is held until this promise is fulfilled, or the page goes.
        return new Promise<void>((release) => resolve({ release }));
      })
      .catch(() => resolve(undefined));
  });
}
