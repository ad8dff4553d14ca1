/** Lets a few tasks run at a time, a few more wait, and turns the rest away. */
export interface Gate {
  /** The task's result, or `busy` when too many wait already. Rejects as the task does. */
  pass<T>(task: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; reason: 'busy' }>;
}

export function createGate(limits: { running: number; waiting: number }): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function enter(): Promise<void> {
    if (running < limits.running) running += 1;
    // Whoever leaves hands its place over, so `running` stays as it is.
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function leave(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async pass(task) {
      if (running >= limits.running && waiting.length >= limits.waiting) return { ok: false, reason: 'busy' };
      await enter();
      try {
        return { ok: true, value: await task() };
      } finally {
        leave();
      }
    },
  };
}
