/** Where a part of the page is to be seen: boxes in the viewport, without what scrolls or lies out of sight. */
import { type Box, common } from '@medkig/guidance/marks/box';
import { clipOf } from '@medkig/guidance/marks/clip';
import { hitAt, outwards } from '@medkig/guidance/marks/drawn-tree';
import { drawnBox, inPage } from '@medkig/guidance/marks/frames';
import { MASK } from '@medkig/privacy/mask';
import { isElement } from '../capture/any-realm.ts';
import type { HiddenPart } from '../capture/hidden-parts.ts';
import { hiddenStretches } from './hidden-stretches.ts';

type HiddenPlace = Pick<HiddenPart, 'node' | 'shown'>;

/** A text of more lines than this is covered as far as these go. */
const MOST_LINES = 100;

/**
 * The boxes of an element, or of each line of a text, of which `shown` tells what is not hidden; none while it is not
 * to be seen.
 */
export function boxesOf(place: HiddenPlace, window: Window & typeof globalThis): Box[] {
  const { node } = place;
  const element = isElement(node) ? node : node.parentElement;
  if (!element?.isConnected || !(element.checkVisibility?.({ visibilityProperty: true }) ?? true)) return [];
  const whole = { left: 0, top: 0, width: window.innerWidth, height: window.innerHeight };
  const view = common(whole, clipOf(element));
  return rectsOf(place)
    .map((rect) => common(rect, view))
    .filter((box) => box.width > 1 && box.height > 1 && isOnTop(element, box, window.document));
}

function rectsOf({ node, shown = MASK }: HiddenPlace): Box[] {
  if (isElement(node)) return [drawnBox(node)];
  const range = (node.ownerDocument ?? document).createRange();
  const lines = hiddenStretches(node.nodeValue ?? '', shown).flatMap(({ start, end }) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()];
  });
  return lines.slice(0, MOST_LINES).map((line) => inPage(line, node));
}

/** False when something of the page lies over the middle: what cannot be seen needs no sign. */
function isOnTop(element: Element, { left, top, width, height }: Box, page: Document): boolean {
  const hit = hitAt(page, left + width / 2, top + height / 2);
  if (!hit) return true;
  const over = [...outwards(hit)];
  return (
    over.some((around) => around === element || /^(?:medkig-panel|label)$/.test(around.localName)) ||
    [...outwards(element)].includes(hit)
  );
}
