/** How long something must have been in sight before it can be answered, in milliseconds. */
const ARMED_AFTER_MS = 600;

export interface Arming {
  /** Something new is in sight. */
  restart(): void;
  /** False for a press that cannot have been meant for what is in sight now. */
  accepts(press: Event): boolean;
}

/**
 * Keeps a press that was meant for something else (the second half of a double click, a page that lures with
 * clicks and then shows us under the finger) from being taken as an answer. Coming back to the tab counts anew.
 */
export function createArming(): Arming {
  let inSightSince = performance.now();
  const restart = () => {
    inSightSince = performance.now();
  };
  document.addEventListener('visibilitychange', restart);
  return {
    restart,
    accepts: (press) => press.timeStamp - inSightSince >= ARMED_AFTER_MS,
  };
}
