/** Time as the link sees it; a simulation hands in its own. */
export interface Clock {
  /** Milliseconds that never go back; only differences mean something. */
  now(): number;
  /** Runs once, after so many milliseconds; returns what calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** Of this page or process. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
