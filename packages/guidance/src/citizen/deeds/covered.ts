import type { DrawnTree } from './drawn.ts';

/** Parts of a box at which it is looked whether something lies over it. */
const LOOKED_AT = [
  [0.5, 0.5],
  [0.25, 0.3],
  [0.75, 0.3],
  [0.25, 0.7],
  [0.75, 0.7],
] as const;

/**
 * Whether something of the page lies over the element, as far as it is in the viewport; false where all of it is
 * outside. Our own panel does not count.
 */
export function isCovered(
  element: Element,
  { document, innerWidth, innerHeight }: Window,
  panel: Element,
  { hitAt, outwards }: DrawnTree,
): boolean {
  const parts = [element, ...labelsOf(element)];
  const drawn = parts.find((part) => boxOf(part) !== undefined);
  const box = drawn && boxOf(drawn);
  if (!box) return true;
  return LOOKED_AT.some(([across, down]) => {
    const x = box.left + across * box.width;
    const y = box.top + down * box.height;
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
    const hit = hitAt(document, x, y, panel);
    return !hit || ![...outwards(hit)].some((around) => parts.includes(around));
  });
}

/** The first line of a link that is broken, the whole box of anything else. Invisibly small counts as not drawn. */
function boxOf(element: Element): DOMRect | undefined {
  return [...element.getClientRects()].find(({ width, height }) => width > 2 && height > 2);
}

/** A control that a design system hides is pressed on its label. */
function labelsOf(element: Element): Element[] {
  return 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
}
