import type { Log } from '../log.ts';
import { createWriteBehind } from '../realtime/write-behind.ts';

/** How often what has been kept its time is deleted, in milliseconds. */
const FORGET_MS = 60 * 60_000;

/** Deletes what has been kept its time: now, and every hour. The result ends that, and waits for what is under way. */
export function startForgetting(
  log: Pick<Log, 'bug'>,
  tasks: readonly (() => Promise<void> | void)[],
): () => Promise<void> {
  const writes = createWriteBehind((error) => log.bug('not-forgotten', error));
  const forget = () => {
    for (const task of tasks) writes.add(async () => task());
  };
  forget();
  const forgetting = setInterval(forget, FORGET_MS);
  return async () => {
    clearInterval(forgetting);
    await writes.flush();
  };
}
