import { type Box, bottom, right } from '../marks/box.ts';
import { outwards } from '../marks/drawn-tree.ts';
import { wholeBoxOf } from '../marks/field.ts';
import { drawnBox, frameOf, inPage, scaleOf, windowOf } from '../marks/frames.ts';
import { freeStretch, staysInView } from './pinned.ts';
import { type Stretch, safeArea, scrollNeeded } from './safe-area.ts';
import { seenOf } from './seen-of.ts';

/** An area that is lower than this has no room for a mark, in CSS pixels. */
const LOWEST = 40;

/**
 * Brings an element into view, clear of the panel, of the page's own pinned edges and of a keyboard on the screen;
 * does nothing when it is in view already.
 */
export function scrollTo(element: Element, window: Window & typeof globalThis, panel: Box | undefined): void {
  scrollInside(element, window, panel);
  const before = { top: window.scrollY, left: window.scrollX };
  // A header may stick, or a bar come, only where the page is scrolled to: so it is looked at there as well.
  for (let look = 0; look < 2; look++) {
    const box = wholeBoxOf(element);
    if (!box || staysInView(element, box, down(window), window)) break;
    const top = scrollNeeded(clearOf(element, box, window, panel), box);
    const left = scrollNeeded(across(window), { top: box.left, height: box.width });
    if (top === 0 && left === 0) break;
    window.scrollBy({ top, left, behavior: 'instant' });
  }
  panToSee(element, window);
  const after = { top: window.scrollY, left: window.scrollX };
  if (after.top === before.top && after.left === before.left) return;
  if (window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  window.scrollTo({ ...before, behavior: 'instant' });
  window.scrollTo({ ...after, behavior: 'smooth' });
}

/** At the end of a page a keyboard is cleared only by moving what is seen within the page's layout. */
function panToSee(element: Element, window: Window): void {
  const box = wholeBoxOf(element);
  const seen = down(window);
  if (box && (bottom(box) > seen.to || box.top < seen.from) && seen.to - seen.from < window.innerHeight)
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
}

/** Where the mark can be seen, from the top of the viewport. */
function clearOf(element: Element, mark: Box, window: Window, panel: Box | undefined): Stretch {
  return safeArea(freeStretch(down(window), element, mark, window), panel, mark);
}

function down(window: Window): Stretch {
  const seen = seenOf(window);
  return { from: seen.top, to: bottom(seen) };
}

function across(window: Window): Stretch {
  const seen = seenOf(window);
  return { from: seen.left, to: right(seen) };
}

/** Scrolls the boxes inside the page that hide the element; the page itself is left where it is. */
function scrollInside(element: Element, window: Window, panel: Box | undefined): void {
  let fixedIn: Document | undefined;
  for (const around of outwards(element)) {
    const { ownerDocument } = around;
    if (ownerDocument === fixedIn) continue;
    const frame = frameOf(ownerDocument);
    const isPage = around === ownerDocument.scrollingElement;
    if (isPage && !frame) return;
    const { overflowX, overflowY, position } = window.getComputedStyle(around);
    if (isPage || (around !== element && /auto|scroll/.test(overflowX + overflowY)))
      scrollBox(around, element, window, panel);
    if (position === 'fixed') {
      if (!frame) return;
      fixedIn = ownerDocument;
    }
  }
}

function scrollBox(around: Element, element: Element, window: Window, panel: Box | undefined): void {
  const box = wholeBoxOf(element);
  if (!box) return;
  const inner = inside(around);
  const clear = clearOf(element, box, window, panel);
  const seen = { from: Math.max(inner.top, clear.from), to: Math.min(bottom(inner), clear.to) };
  const area = seen.to - seen.from < LOWEST ? { from: inner.top, to: bottom(inner) } : seen;
  const scale = scaleIn(around);
  around.scrollBy({
    top: scrollNeeded(area, box) / scale,
    left: scrollNeeded({ from: inner.left, to: right(inner) }, { top: box.left, height: box.width }) / scale,
    behavior: 'instant',
  });
}

/** A box without its border and scroll bars; of a frame's page what can be seen of that. */
function inside(element: Element): Box {
  const { ownerDocument } = element;
  const frame = element === ownerDocument.scrollingElement ? frameOf(ownerDocument) : undefined;
  if (frame) return inPage(windowOf(frame), frame);
  const { left, top } = drawnBox(element);
  const { clientLeft, clientTop, clientWidth, clientHeight } = element;
  const scale = scaleIn(element);
  return {
    left: left + clientLeft * scale,
    top: top + clientTop * scale,
    width: clientWidth * scale,
    height: clientHeight * scale,
  };
}

/** How large the element's own pixels are in the page's viewport. */
function scaleIn(element: Element): number {
  const frame = frameOf(element.ownerDocument);
  return scaleOf(element as HTMLElement) * (frame ? scaleOf(frame) : 1);
}
