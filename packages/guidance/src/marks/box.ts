/** A rectangle in CSS pixels; which corner counts as zero is up to the caller. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const right = (box: Box): number => box.left + box.width;
export const bottom = (box: Box): number => box.top + box.height;

/** The smallest box around all; undefined for none. */
export function union(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return {
    left,
    top,
    width: Math.max(...boxes.map(right)) - left,
    height: Math.max(...boxes.map(bottom)) - top,
  };
}

export function grow(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** Widens a small box around its own middle. */
export function atLeast(box: Box, side: number): Box {
  const width = Math.max(box.width, side);
  const height = Math.max(box.height, side);
  return {
    left: box.left - (width - box.width) / 2,
    top: box.top - (height - box.height) / 2,
    width,
    height,
  };
}

export function overlap(a: Box, b: Box): boolean {
  return a.left < right(b) && b.left < right(a) && a.top < bottom(b) && b.top < bottom(a);
}

/** What both have; of no width or height where they do not meet. */
export function common(a: Box, b: Box): Box {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const width = Math.max(0, Math.min(right(a), right(b)) - left);
  const height = Math.max(0, Math.min(bottom(a), bottom(b)) - top);
  return { left, top, width, height };
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    right(inner) <= right(outer) &&
    bottom(inner) <= bottom(outer)
  );
}

export function scaled(box: Box, by: number): Box {
  return { left: box.left * by, top: box.top * by, width: box.width * by, height: box.height * by };
}
