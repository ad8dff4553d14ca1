import { type Sight, watchSight } from './in-sight.ts';

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
 * The given buttons count only while nothing lies over them.
 */
export function createArming(...buttons: Element[]): Arming {
  const sights = new Map<EventTarget | null, Sight>(buttons.map((button) => [button, watchSight(button)]));
  let inSightSince = performance.now();
  watchReturns();
  return {
    restart: () => {
      inSightSince = performance.now();
    },
    accepts: (press) =>
      press.timeStamp - Math.max(inSightSince, returnedAt) >= ARMED_AFTER_MS &&
      (sights.get(press.currentTarget)?.isClear() ?? true),
  };
}

/** When the tab was hidden or shown last. One listener for all answers: cards come and go, and take nothing along. */
let returnedAt = Number.NEGATIVE_INFINITY;
let watchReturns = () => {
  watchReturns = () => {};
  document.addEventListener('visibilitychange', () => {
    returnedAt = performance.now();
  });
};
