import type { Log } from '../log.ts';

/** How often, in milliseconds. */
const EVERY_MS = 500;

interface EndedWatchDeps<T> {
  /** What hangs on connections here. */
  connected(): readonly T[];
  /** Those among them that the database says are over. */
  endedAmong(connected: readonly T[]): Promise<readonly T[]>;
  drop(ended: T): void;
  log: Pick<Log, 'bug'>;
}

export interface EndedWatch {
  stop(): Promise<void>;
}

/** Drops what is over by a change that was made elsewhere: by the operator's command, or on another node. */
export function watchEnded<T>({ connected, endedAmong, drop, log }: EndedWatchDeps<T>): EndedWatch {
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const here = connected();
    if (here.length === 0) return;
    try {
      for (const ended of await endedAmong(here)) drop(ended);
    } catch (error) {
      log.bug('ended-not-watched', error);
    }
  }

  const timer = setInterval(() => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
  }, EVERY_MS);
  timer.unref();

  return {
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
