import type { Kysely } from 'kysely';
import type { Log } from '../log.ts';
import type { Tables } from '../storage/tables.ts';
import { revokedAmong } from './sessions.ts';

/** How often, in milliseconds. */
const EVERY_MS = 500;

interface SessionWatchDeps {
  /** The sign-ins whose agents are connected here. */
  connected(): string[];
  revokedAmong(sessionIds: readonly string[]): Promise<string[]>;
  /** Closes the sockets of a sign-in that is over, and voids its tickets. */
  drop(sessionId: string): void;
  log: Pick<Log, 'bug'>;
}

interface SessionWatch {
  stop(): Promise<void>;
}

/** Drops whoever was disabled or reset elsewhere: by the operator's command, or on another node. */
export function watchSessions({ connected, revokedAmong, drop, log }: SessionWatchDeps): SessionWatch {
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const sessionIds = connected();
    if (sessionIds.length === 0) return;
    try {
      for (const sessionId of await revokedAmong(sessionIds)) drop(sessionId);
    } catch (error) {
      log.bug('sessions-not-watched', error);
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

/** The same, by what the database says. */
export function watchStoredSessions(
  db: Kysely<Tables>,
  deps: Omit<SessionWatchDeps, 'revokedAmong'>,
): SessionWatch {
  return watchSessions({ ...deps, revokedAmong: (sessionIds) => revokedAmong(db, sessionIds) });
}
