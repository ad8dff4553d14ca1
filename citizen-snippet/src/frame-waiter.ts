/** Waits for one handshake frame. A frame that nobody waits for is forgotten. */
export interface FrameWaiter {
  /** The next payload, or undefined when none came within ten seconds. */
  next(): Promise<Uint8Array | undefined>;
  arrived(payload: Uint8Array): void;
}

const PATIENCE_MS = 10_000;

export function createFrameWaiter(window: Window): FrameWaiter {
  let take: ((payload: Uint8Array | undefined) => void) | undefined;
  return {
    next: () =>
      new Promise((resolve) => {
        const timer = window.setTimeout(() => settle(undefined), PATIENCE_MS);
        const settle = (payload: Uint8Array | undefined) => {
          window.clearTimeout(timer);
          take = undefined;
          resolve(payload);
        };
        take = settle;
      }),
    arrived: (payload) => take?.(payload),
  };
}
