/** Writes that nobody waits for, one after the other. */
export interface WriteBehind {
  add(write: () => Promise<void>): void;
  /** Resolves when everything that was added is written or given up. */
  flush(): Promise<void>;
}

/** A write that fails is tried again before the next one, this many times in all. */
const TRIES = 5;

/** @param failed hears of each try that failed */
export function createWriteBehind(failed: (error: unknown) => void): WriteBehind {
  const queue: { write: () => Promise<void>; tries: number }[] = [];
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (let next = queue[0]; next; next = queue[0]) {
      try {
        next.tries += 1;
        await next.write();
        queue.shift();
      } catch (error) {
        failed(error);
        if (next.tries >= TRIES) queue.shift();
        // A database that is away is left in peace until there is more to write.
        else return;
      }
    }
  }

  function start(): Promise<void> {
    working ??= work().finally(() => {
      working = undefined;
    });
    return working;
  }

  return {
    add(write) {
      queue.push({ write, tries: 0 });
      void start();
    },
    async flush() {
      while (queue.length > 0) await start();
    },
  };
}
