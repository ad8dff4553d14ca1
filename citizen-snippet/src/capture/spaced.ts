/** What costs much, however often it is asked for. */
export interface Spaced {
  /** At once, or when enough time has passed since the last time: once for all who ask meanwhile. */
  ask(): void;
  /** What is still to come does not. */
  stop(): void;
}

type Clock = Pick<Window, 'setTimeout' | 'clearTimeout' | 'performance'>;

/** Runs `work` no more often than each `ms` milliseconds. */
export function spaced(clock: Clock, ms: number, work: () => void): Spaced {
  let timer: number | undefined;
  let next = Number.NEGATIVE_INFINITY;

  function run(): void {
    timer = undefined;
    next = clock.performance.now() + ms;
    work();
  }

  return {
    ask() {
      if (timer !== undefined) return;
      const wait = next - clock.performance.now();
      if (wait > 0) timer = clock.setTimeout(run, wait);
      else run();
    },
    stop: () => clock.clearTimeout(timer),
  };
}
