import type { Clock } from '@medkig/transport/clock';

/** Long work on the page in small pieces, while nothing else is to be done: what arrives meanwhile is shown first. */
export interface IdleWork {
  /** There is reason to do it anew. */
  plan(): void;
  /** What is under way is dropped. */
  stop(): void;
}

export interface IdleWorkOptions {
  clock: Clock;
  whenIdle(run: () => void): void;
  /** Each step is short. */
  work(): Iterator<void>;
  /** From the first reason to the beginning, and between two beginnings (milliseconds). */
  waitMs: number;
  everyMs: number;
}

/** An idle browser offers up to 50 ms, but would let wait whatever comes in them. */
const SLICE_MS = 4;
/** A page that never rests gives a slice this often all the same (milliseconds). */
const AT_LEAST_EVERY_MS = 200;

export function createIdleWork({ clock, whenIdle, work, waitMs, everyMs }: IdleWorkOptions): IdleWork {
  let isPlanned = false;
  let steps: Iterator<void> | undefined;
  let begunAt = Number.NEGATIVE_INFINITY;

  function begin(): void {
    isPlanned = false;
    begunAt = clock.now();
    steps = work();
    whenIdle(slice);
  }

  function wait(): void {
    clock.after(Math.max(waitMs, begunAt + everyMs - clock.now()), begin);
  }

  function slice(): void {
    const end = clock.now() + SLICE_MS;
    while (steps) {
      if (steps.next().done) steps = undefined;
      else if (clock.now() >= end) return whenIdle(slice);
    }
    // What has changed while it was under way may have been passed by.
    if (isPlanned) wait();
  }

  return {
    plan: () => {
      if (isPlanned) return;
      isPlanned = true;
      if (!steps) wait();
    },
    stop: () => {
      if (steps) steps = [].values();
    },
  };
}

export function whenIdle(run: () => void): void {
  // Safari has no idle callbacks.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: AT_LEAST_EVERY_MS });
  else setTimeout(run, SLICE_MS);
}
