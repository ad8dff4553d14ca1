import { type Box, bottom, right } from '@medkig/guidance/marks/box';

/** Of an element, or of as much of it as fits, this part must be in view to be called seen. */
const ENOUGH = 0.5;

/** Whether one box stands mostly within another; both in the same coordinates. */
export function isInSight(box: Box, view: Box): boolean {
  const across = Math.min(right(box), right(view)) - Math.max(box.left, view.left);
  const down = Math.min(bottom(box), bottom(view)) - Math.max(box.top, view.top);
  const { width, height } = box;
  return across >= ENOUGH * Math.min(width, view.width) && down >= ENOUGH * Math.min(height, view.height);
}

/** Which part of a page of this height a view shows: from and to, in whole percent. */
export function partSeen(
  view: Pick<Box, 'top' | 'height'>,
  pageHeight: number,
): { from: number; to: number } {
  const percent = (at: number) => Math.round(100 * Math.min(Math.max(at / Math.max(pageHeight, 1), 0), 1));
  return { from: percent(view.top), to: percent(view.top + view.height) };
}
