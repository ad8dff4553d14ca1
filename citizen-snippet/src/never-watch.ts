import { isNeverPage, NEVER_MARK } from '@medkig/privacy/never';
import type { Policy } from '@medkig/privacy/policy';

/** While such a page is open nothing tells that it has become another one, so it is looked at this often (milliseconds). */
const LOOK_MS = 500;

/** Whether this page is one that is shown to nobody: by its address, or by a mark on a part that is rendered. */
export function isNever({ location, document }: Window, policy: Policy): boolean {
  return isNeverPage(location.href, policy) || markedParts(document).some(isRendered);
}

export interface NeverWatch {
  /** The same as `isNever` at this moment, cheap enough to be asked before each sending. */
  isNever(): boolean;
  stop(): void;
}

/** Reads the address, and looks for marks on the page, only when they have changed. */
export function createNeverWatch(window: Window & typeof globalThis, policy: Policy): NeverWatch {
  const { document, location } = window;
  let marked: Element[] | undefined;
  let href: string | undefined;
  let isNeverAddress = false;
  const forget = () => {
    marked = undefined;
  };
  const observer = new window.MutationObserver(forget);
  observer.observe(document, { childList: true, subtree: true, attributeFilter: [NEVER_MARK] });
  return {
    isNever() {
      // What has changed since the observer was told last counts too.
      if (observer.takeRecords().length > 0) forget();
      if (href !== location.href) {
        href = location.href;
        isNeverAddress = isNeverPage(href, policy);
      }
      if (isNeverAddress) return true;
      marked ??= markedParts(document);
      return marked.some(isRendered);
    },
    stop: () => observer.disconnect(),
  };
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

function markedParts(document: Document): Element[] {
  return [...document.querySelectorAll(`[${NEVER_MARK}]`)];
}

/** The browser asks: a part that is hidden today may be rendered with the next click, without a change of the page. */
function isRendered(part: Element): boolean {
  return part.checkVisibility?.() ?? part.getClientRects().length > 0;
}
