import type { Box } from '../marks/box.ts';
import { boxOf } from '../marks/field.ts';
import { safeArea, scrollNeeded } from './safe-area.ts';

/** Brings an element into view, clear of the panel; does nothing when it is in view already. */
export function scrollTo(element: Element, window: Window & typeof globalThis, panel: Box | undefined): void {
  scrollInside(element, window);
  const box = boxOf(element);
  if (!box) return;
  const view = { width: window.innerWidth, height: window.innerHeight };
  const top = scrollNeeded(safeArea(view, panel, box), box);
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (top !== 0) window.scrollBy({ top, behavior: calm ? 'instant' : 'smooth' });
}

/** Scrolls the boxes inside the page that hide the element; the page itself is left where it is. */
function scrollInside(element: Element, window: Window): void {
  for (let frame = element.parentElement; frame; frame = frame.parentElement) {
    if (frame === frame.ownerDocument.scrollingElement || frame === frame.ownerDocument.body) return;
    if (frame.scrollHeight <= frame.clientHeight) continue;
    if (!/auto|scroll/.test(window.getComputedStyle(frame).overflowY)) continue;
    const inner = frame.getBoundingClientRect();
    const box = boxOf(element);
    if (!box) return;
    const area = { from: 0, to: frame.clientHeight };
    frame.scrollTop += scrollNeeded(area, { ...box, top: box.top - inner.top - frame.clientTop });
  }
}
