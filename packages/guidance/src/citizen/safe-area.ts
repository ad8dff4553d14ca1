import { type Box, bottom, right } from '../marks/box.ts';

/** A stretch of the view from the top, in CSS pixels. */
export interface Stretch {
  from: number;
  to: number;
}

/** Air in CSS pixels between a mark that was scrolled to and what is around it: on a small view no more than its ring. */
const AIR = 24;
const LEAST_AIR = 14;

/** The part of the view where a mark of this width can be seen clear of the panel. */
export function safeArea(view: Stretch, panel: Box | undefined, mark: Box): Stretch {
  const air = Math.max(LEAST_AIR, Math.min(AIR, (view.to - view.from) / 16));
  const whole = { from: view.from + air, to: view.to - air };
  const aside = !panel || panel.height === 0 || right(mark) <= panel.left || mark.left >= right(panel);
  if (aside) return whole;
  const above = { from: whole.from, to: Math.min(whole.to, panel.top - air) };
  const below = { from: Math.max(whole.from, bottom(panel) + air), to: whole.to };
  return above.to - above.from >= below.to - below.from ? above : below;
}

/** How far the page must scroll down (CSS pixels, may be negative) so that the mark is in the area; 0 if it is. */
export function scrollNeeded(area: Stretch, mark: Pick<Box, 'top' | 'height'>): number {
  const end = mark.top + mark.height;
  const fits = mark.height <= area.to - area.from;
  if (mark.top >= area.from && (fits ? end <= area.to : mark.top <= area.to - AIR)) return 0;
  const target = fits ? (area.from + area.to - mark.height) / 2 : area.from;
  return mark.top - target;
}
