import type { Outlined } from '../../viewer/viewer-messages.ts';
import type { Say } from '../strings.ts';
import type { Sight } from './surroundings.ts';

/** So near to an end of the page (percent) is that end. */
const NEAR = 5;

/** How far down the page the citizen is. */
export function placeText({ from, to }: Sight, say: Say): string {
  const [isTop, isBottom] = [from <= NEAR, to >= 100 - NEAR];
  if (isTop && isBottom) return say('sight.all');
  const part = say(isTop ? 'sight.top' : isBottom ? 'sight.bottom' : 'sight.middle');
  return say('sight.part', { part, from, to });
}

export interface SeenNow {
  /** The heading that what is seen stands under; it may itself be out of sight. */
  heading: string | undefined;
  /** What can be used or read there, in the page's order. */
  items: readonly Outlined[];
}

/** What of the outline the citizen has before them. */
export function seenNow(outline: readonly Outlined[], { nodes }: Sight): SeenNow {
  const seen = new Set(nodes);
  const first = outline.findIndex(({ node }) => seen.has(node));
  if (first < 0) return { heading: undefined, items: [] };
  const above = outline.slice(0, first + 1).findLast(({ kind, label }) => kind === 'look' && label !== '');
  const items = outline.filter(({ node }) => seen.has(node) && node !== above?.node);
  return { heading: above?.label, items };
}

/** The same in one breath, for screen readers. */
export function seenText({ heading, items }: SeenNow, say: Say): string {
  const names = items.flatMap(({ label }) => label || []);
  const under = heading && say('sight.under', { heading });
  return [under, names.join(', ')].filter(Boolean).join(': ') || say('sight.nothing');
}
