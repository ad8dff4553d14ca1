/** Time that stands still until a test moves it. */
import type { Clock } from './clock.ts';

export interface TestClock extends Clock {
  /** Moves time by so many milliseconds and runs what falls due, in order. */
  pass(ms: number): void;
  /** When the next timer is due; Infinity without any. */
  next(): number;
}

export function createTestClock(): TestClock {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const next = () => Math.min(Number.POSITIVE_INFINITY, ...timers.map(({ at }) => at));
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    pass: (ms) => {
      const end = now + ms;
      for (let at = next(); at <= end; at = next()) {
        now = Math.max(now, at);
        const due = timers.find((timer) => timer.at === at);
        timers = timers.filter((timer) => timer !== due);
        due?.run();
      }
      now = end;
    },
    next,
  };
}
