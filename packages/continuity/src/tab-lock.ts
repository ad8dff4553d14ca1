/**
 * One tab carries a session. A duplicated tab copies sessionStorage; it waits here for the lock and does not get
 * it. A reload gets it as soon as the page before is gone.
 */

/** How long a page that is being left may still hold the lock, in milliseconds. */
const PATIENCE_MS = 1500;

const PREFIX = 'medkig ';

export interface TabLock {
  release(): void;
}

/** Undefined when another tab holds the session. Browsers without Web Locks have no lock to wait for. */
export function takeTabLock(locks: LockManager | undefined, roomId: string): Promise<TabLock | undefined> {
  if (!locks) return Promise.resolve({ release: () => {} });
  return new Promise((resolve) => {
    const taken = locks.request(PREFIX + roomId, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => {
      return new Promise<void>((release) => resolve({ release }));
    });
    taken.catch(() => resolve(undefined));
  });
}

/** Whether a tab of this origin, this one or another, carries a session. */
export async function sessionInSomeTab(locks: LockManager | undefined): Promise<boolean> {
  const held = await locks?.query();
  return held?.held?.some(({ name }) => name?.startsWith(PREFIX)) ?? false;
}
