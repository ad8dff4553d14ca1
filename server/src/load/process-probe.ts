/** What Node says of this process. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { lastingHeap } from './lasting-heap.ts';
import type { LoadProbe } from './load-watch.ts';

/** The loop is looked at so often, and each look is counted from the one before, so this much is no delay. */
const RESOLUTION_MS = 20;
const NANOSECONDS_PER_MS = 1e6;

export function openProcessProbe(): LoadProbe {
  const rounds = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  rounds.enable();
  return {
    read() {
      const { used, limit } = lastingHeap();
      // Without a single round since the last look there is no percentile.
      const roundMs = rounds.count > 0 ? rounds.percentile(90) / NANOSECONDS_PER_MS : 0;
      rounds.reset();
      return { heap: used / limit, delayMs: Math.max(0, roundMs - RESOLUTION_MS) };
    },
    close: () => void rounds.disable(),
  };
}
