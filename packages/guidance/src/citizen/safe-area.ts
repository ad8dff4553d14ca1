import { type Box, bottom, right } from '../marks/box.ts';

/** Air in CSS pixels between a mark that was scrolled to and the edge of the view or the panel. */
const AIR = 24;

/** The part of the view where a mark of this width can be seen clear of the panel: `from` to `to`, from the top. */
export function safeArea(view: { width: number; height: number }, panel: Box | undefined, mark: Box) {
  const whole = { from: AIR, to: view.height - AIR };
  const aside = !panel || panel.height === 0 || right(mark) <= panel.left || mark.left >= right(panel);
  if (aside) return whole;
  const above = { from: AIR, to: panel.top - AIR };
  const below = { from: bottom(panel) + AIR, to: view.height - AIR };
  return above.to - above.from >= below.to - below.from ? above : below;
}

/** How far the page must scroll down (CSS pixels, may be negative) so that the mark is in the area; 0 if it is. */
export function scrollNeeded(area: { from: number; to: number }, mark: Box): number {
  const fits = mark.height <= area.to - area.from;
  if (mark.top >= area.from && (fits ? bottom(mark) <= area.to : mark.top <= area.to - AIR)) return 0;
  const target = fits ? (area.from + area.to - mark.height) / 2 : area.from;
  return mark.top - target;
}
