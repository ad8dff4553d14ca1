import { isNeverPage, NEVER_MARK } from '@medkig/privacy/never';
import type { Policy } from '@medkig/privacy/policy';

/** While such a page is open nothing tells that it has become another one, so it is looked at this often (milliseconds). */
const LOOK_MS = 500;

/** Whether this page is one that is shown to nobody: by its address, or by a mark on a part that is rendered. */
export function isNever({ location, document }: Window, policy: Policy): boolean {
  return (
    isNeverPage(location.href, policy) ||
    [...document.querySelectorAll(`[${NEVER_MARK}]`)].some(
      (part) => part.checkVisibility?.() ?? part.getClientRects().length > 0,
    )
  );
}

/** Tells once when the page is no longer one that is shown to nobody. Returns how to stop waiting. */
export function whenNoLongerNever(window: Window, policy: Policy, tell: () => void): () => void {
  const timer = window.setInterval(() => {
    if (isNever(window, policy)) return;
    window.clearInterval(timer);
    tell();
  }, LOOK_MS);
  return () => window.clearInterval(timer);
}
