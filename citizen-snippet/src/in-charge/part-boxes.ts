/** Where a part of the page is to be seen: boxes in the viewport, without what scrolls or lies out of sight. */
import { type Box, bottom, right } from '@medkig/guidance/marks/box';
import { MASK } from '@medkig/privacy/mask';
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
  const element = node instanceof window.Element ? node : node.parentElement;
  if (!element?.isConnected || !(element.checkVisibility?.({ visibilityProperty: true }) ?? true)) return [];
  const view = viewOf(element, window);
  return rectsOf(place, window)
    .map((rect) => common(rect, view))
    .filter((box) => box.width > 1 && box.height > 1 && isOnTop(element, box));
}

function rectsOf({ node, shown = MASK }: HiddenPlace, window: Window & typeof globalThis): Box[] {
  if (node instanceof window.Element) return [node.getBoundingClientRect()];
  const range = window.document.createRange();
  const lines = hiddenStretches(node.nodeValue ?? '', shown).flatMap(({ start, end }) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()];
  });
  return lines.slice(0, MOST_LINES);
}

/** What the boxes around the element let through. */
function viewOf(element: Element, window: Window): Box {
  let view: Box = { left: 0, top: 0, width: window.innerWidth, height: window.innerHeight };
  for (let around = parentOf(element); around; around = parentOf(around)) {
    if (around === element.ownerDocument.body || around === element.ownerDocument.documentElement) break;
    const { overflowX, overflowY } = window.getComputedStyle(around);
    if (overflowX !== 'visible' || overflowY !== 'visible')
      view = common(view, around.getBoundingClientRect());
  }
  return view;
}

function parentOf(element: Element): Element | null {
  const { parentNode } = element;
  return parentNode instanceof ShadowRoot ? parentNode.host : element.parentElement;
}

function common(a: Box, b: Box): Box {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const width = Math.max(0, Math.min(right(a), right(b)) - left);
  const height = Math.max(0, Math.min(bottom(a), bottom(b)) - top);
  return { left, top, width, height };
}

/** False when something of the page lies over the middle: what cannot be seen needs no sign. */
function isOnTop(element: Element, { left, top, width, height }: Box): boolean {
  const { ownerDocument: document } = element;
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  if (!hit || hit.localName === 'medkig-panel') return true;
  const host = outermostHost(element);
  return hit.contains(host) || host.contains(hit) || hit.closest('label') !== null;
}

function outermostHost(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? outermostHost(root.host) : element;
}
