/**
 * Whether another site shows this page in a frame. What such a site draws around and over us it could lend a
 * meaning of its own, so nothing is offered there.
 */
export function isFramedByStranger(window: Window): boolean {
  try {
    for (let inner = window; inner !== inner.parent; inner = inner.parent)
      if (inner.parent.location.origin !== window.location.origin) return true;
    return false;
  } catch {
    return true; // the browser lets nobody ask a stranger for its address
  }
}
