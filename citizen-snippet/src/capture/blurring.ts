import { isAround } from './around.ts';

/** Parts of the page that the citizen has blurred. */
export interface Blurring {
  add(element: Element): void;
  remove(element: Element): void;
  has(element: Element): boolean;
  /** Whether it stands in a blurred part. */
  covers(element: Element): boolean;
}

export function createBlurring(): Blurring {
  const blurred = new WeakSet<Element>();
  return {
    add: (element) => blurred.add(element),
    remove: (element) => blurred.delete(element),
    has: (element) => blurred.has(element),
    covers: (element) => isAround(element, (one) => blurred.has(one)),
  };
}
