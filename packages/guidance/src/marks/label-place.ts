import { type Box, bottom, contains, overlap, right } from './box.ts';

/** From this width of the view (CSS pixels) the label stands beside its ring. */
export const WIDE = 900;
/** Between ring and label: the ring's white halo and some air. */
const BESIDE_GAP = 12;
/** The label sits on the ring's edge, so that the two white halos meet. */
const ON_EDGE = 1;

export interface PlaceQuestion {
  ring: Box;
  label: { width: number; height: number };
  /** Where a label can be seen; same coordinates as the ring. */
  bounds: Box;
  wide: boolean;
  /** What is marked is written from right to left. */
  rtl: boolean;
  /** Asked in order; true when nothing of the page would be covered. */
  isFree(box: Box): boolean;
}

/**
 * Where the label goes: beside, on the top edge at right, or below; the first that is in view and covers
 * nothing, else the first in view, else the top edge pushed into view. All of it in the mirror where lines begin at right.
 */
export function placeLabel({ rtl, ...question }: PlaceQuestion): Box {
  if (!rtl) return placed(question);
  const { ring, bounds, isFree } = question;
  return mirrored(
    placed({
      ...question,
      ring: mirrored(ring),
      bounds: mirrored(bounds),
      isFree: (box) => isFree(mirrored(box)),
    }),
  );
}

function mirrored(box: Box): Box {
  return { ...box, left: -right(box) };
}

function placed({ ring, label, bounds, wide, isFree }: Omit<PlaceQuestion, 'rtl'>): Box {
  const middle = ring.top + (ring.height - label.height) / 2;
  const atRight = right(ring) - label.width;
  const beside = { ...label, left: right(ring) + BESIDE_GAP, top: middle };
  const onTop = { ...label, left: atRight, top: ring.top - label.height + ON_EDGE };
  const below = { ...label, left: atRight, top: bottom(ring) - ON_EDGE };
  const before = { ...label, left: ring.left - BESIDE_GAP - label.width, top: middle };
  const places = (wide ? [beside, onTop, below, before] : [onTop, below]).map((box) => slide(box, bounds));
  // The label of a ring out of view stays with its ring.
  if (!overlap(ring, bounds)) return onTop;
  const inView = places.filter((box) => contains(bounds, box));
  return inView.find(isFree) ?? inView[0] ?? push(onTop, bounds);
}

/** A label wider than a small ring may slide right until it is in view; it still touches the ring. */
function slide(box: Box, bounds: Box): Box {
  return box.left < bounds.left && right(box) > bounds.left ? { ...box, left: bounds.left } : box;
}

function push(box: Box, bounds: Box): Box {
  const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));
  return {
    ...box,
    left: clamp(box.left, bounds.left, right(bounds) - box.width),
    top: clamp(box.top, bounds.top, bottom(bounds) - box.height),
  };
}
