/** Connections that have not joined yet, in the order they came. */
export interface Unjoined<C> {
  /** Beyond the limit the oldest one is let go: whoever means it joins within a second, whoever only holds on does not. */
  enter(connection: C): void;
  /** It has joined, or is gone. */
  left(connection: C): void;
  readonly size: number;
}

export function createUnjoined<C>(limit: number, letGo: (connection: C) => void): Unjoined<C> {
  const waiting = new Set<C>();
  return {
    enter(connection) {
      waiting.add(connection);
      if (waiting.size <= limit) return;
      const [oldest] = waiting;
      if (oldest === undefined) return;
      waiting.delete(oldest);
      letGo(oldest);
    },
    left(connection) {
      waiting.delete(connection);
    },
    get size() {
      return waiting.size;
    },
  };
}
