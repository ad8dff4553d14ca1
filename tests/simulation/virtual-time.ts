/** A clock for simulations: time jumps from one timer to the next. */
import type { Clock } from '@medkig/transport/clock';

interface Timer {
  at: number;
  order: number;
  run: () => void;
  isOff: boolean;
}

export interface VirtualTime extends Clock {
  /** Moves to the next timer and runs it; false when there is none before `end`. */
  step(end: number): boolean;
}

export function createVirtualTime(): VirtualTime {
  const heap: Timer[] = [];
  let now = 0;
  let made = 0;
  const before = (a: Timer, b: Timer) => a.at < b.at || (a.at === b.at && a.order < b.order);

  function push(timer: Timer): void {
    let at = heap.push(timer) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const [own, above] = [heap[at], heap[parent]];
      if (!own || !above || !before(own, above)) return;
      heap[at] = above;
      heap[parent] = own;
      at = parent;
    }
  }

  function pop(): Timer | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        const [a, b] = [heap[child], heap[least]];
        if (a && b && before(a, b)) least = child;
      }
      const [own, other] = [heap[at], heap[least]];
      if (least === at || !own || !other) return first;
      heap[at] = other;
      heap[least] = own;
      at = least;
    }
  }

  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, order: made++, run, isOff: false };
      push(timer);
      return () => {
        timer.isOff = true;
      };
    },
    step: (end) => {
      for (let first = heap[0]; first && first.at <= end; first = heap[0]) {
        pop();
        if (first.isOff) continue;
        now = first.at;
        first.run();
        return true;
      }
      now = end;
      return false;
    },
  };
}
