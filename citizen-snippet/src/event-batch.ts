/** Gathers rrweb events: the first goes at once, the rest at most every 50 ms. */
import type { ReplayEvent } from '@medkig/privacy/replay-event';

/** Long enough to send a burst together, too short to be felt (milliseconds). */
const INTERVAL_MS = 50;

export interface EventBatch {
  add(event: ReplayEvent): void;
  clear(): void;
}

export function createEventBatch(window: Window, flush: (events: ReplayEvent[]) => void): EventBatch {
  let waiting: ReplayEvent[] = [];
  let timer: number | undefined;

  function tick(): void {
    timer = undefined;
    if (waiting.length === 0) return;
    flush(waiting.splice(0));
    timer = window.setTimeout(tick, INTERVAL_MS);
  }

  return {
    add: (event) => {
      waiting.push(event);
      // A microtask, so that Meta and FullSnapshot, emitted in one go, travel in one message.
      if (timer === undefined && waiting.length === 1) window.queueMicrotask(tick);
    },
    clear: () => {
      waiting = [];
    },
  };
}
