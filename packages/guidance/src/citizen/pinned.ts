import { type Box, bottom, right } from '../marks/box.ts';
import { hitAt, outwards } from '../marks/drawn-tree.ts';
import { drawnBox } from '../marks/frames.ts';
import type { Stretch } from './safe-area.ts';

/** One header above another, and a banner above both; more is no page. */
const MOST = 3;

/**
 * The stretch of the view that the page's own fixed and sticky boxes leave free where an element stands. What fills
 * more than half of the view is a layer, not an edge.
 */
export function freeStretch(view: Stretch, element: Element, mark: Box, window: Window): Stretch {
  const own = new Set(outwards(element));
  const width = window.document.documentElement.clientWidth;
  const xs = [mark.left + 1, mark.left + mark.width / 2, right(mark) - 1].filter((x) => x > 0 && x < width);

  function pinnedAt(y: number): Box[] {
    return xs.flatMap((x) => {
      const hit = hitAt(window.document, x, y);
      const pinned = hit ? [...outwards(hit)].find((around) => isPinned(around, window)) : undefined;
      const box = pinned && !own.has(pinned) ? drawnBox(pinned) : undefined;
      return box && box.height < (view.to - view.from) / 2 ? [box] : [];
    });
  }

  let { from, to } = view;
  for (let count = 0; count < MOST; count++) from = Math.max(from, ...pinnedAt(from + 1).map(bottom));
  for (let count = 0; count < MOST; count++) to = Math.min(to, ...pinnedAt(to - 2).map(({ top }) => top));
  return { from, to };
}

/** Whether the element stays in view by itself when the page is scrolled. */
export function staysInView(element: Element, mark: Box, view: Stretch, window: Window): boolean {
  const isSeen = mark.top < view.to && bottom(mark) > view.from;
  return isSeen && [...outwards(element)].some((around) => isPinned(around, window));
}

function isPinned(element: Element, window: Window): boolean {
  return (
    element.localName !== 'medkig-panel' && /fixed|sticky/.test(window.getComputedStyle(element).position)
  );
}
