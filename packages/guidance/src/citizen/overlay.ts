import { type Box, overlap } from '../marks/box.ts';
import { coversContent } from '../marks/covered.ts';
import { boxOf, isRendered, kindOf, nameOf, partsOf } from '../marks/field.ts';
import { WIDE } from '../marks/label-place.ts';
import { drawPointer, type Pointer } from '../marks/pointer.ts';
import { drawRing, type Ring } from '../marks/ring.ts';
import { markWords } from '../marks/words.ts';
import type { GuidanceContext, Mark } from './context.ts';
import { scrollTo } from './scroll-to.ts';
import type { Typing } from './typing.ts';

/** How often a label may look for a better place while the page moves, in milliseconds. */
const REPLACE_MS = 250;

export interface Overlay {
  mark(number: number, element: Element): void;
  unmark(number: number): void;
  /** The same by the citizen's doing: the agent hears of it. */
  leave(number: number): void;
  point(element: Element, x: number, y: number): void;
  unpoint(): void;
  clear(): void;
  marks(): Mark[];
  elementOf(number: number): Element | undefined;
  destroy(): void;
}

interface Marked {
  element: Element;
  ring: Ring;
  /** Field box at the last drawing and when the label last chose its place. */
  last?: { box: Box; placedAt: number };
}

/**
 * Draws the agent's marks in the panel's shadow root. While something is drawn a frame loop keeps it on its
 * element through scroll, resize and layout; with nothing drawn nothing runs.
 */
export function createOverlay(context: GuidanceContext, layer: HTMLElement, typing: Typing): Overlay {
  const { window } = context;
  const rings = new Map<number, Marked>();
  let pointer: { drawn: Pointer; element: Element; x: number; y: number } | undefined;
  let frame = 0;

  const marks = () =>
    [...rings]
      .sort(([a], [b]) => a - b)
      .map(([number, { element }]) => ({ number, name: nameOf(element), kind: kindOf(element) }));

  function unmark(number: number): boolean {
    const marked = rings.get(number);
    if (!marked) return false;
    marked.ring.remove();
    rings.delete(number);
    if (rings.size === 0) typing.forget();
    context.onMarks(marks());
    return true;
  }

  function unpoint(): void {
    pointer?.drawn.remove();
    pointer = undefined;
  }

  function draw(now: number): void {
    const view = { left: 0, top: 0, width: window.innerWidth, height: window.innerHeight };
    layer.classList.toggle('narrow', view.width < WIDE);
    for (const [number, marked] of rings) {
      if (!marked.element.isConnected) leave(number);
      else follow(marked, view, now);
    }
    if (pointer) {
      const box = pointer.element.getBoundingClientRect();
      if (!pointer.element.isConnected) unpoint();
      else pointer.drawn.place(box.left + pointer.x * box.width, box.top + pointer.y * box.height);
    }
    frame = rings.size > 0 || pointer ? window.requestAnimationFrame(draw) : 0;
  }

  function follow(marked: Marked, view: Box, now: number): void {
    const box = isRendered(marked.element) ? boxOf(marked.element) : undefined;
    if (!box) {
      marked.ring.hide();
      delete marked.last;
      return;
    }
    const { last } = marked;
    const moved = !last || last.box.left !== box.left || last.box.top !== box.top;
    const resized = !last || last.box.width !== box.width || last.box.height !== box.height;
    const replace = resized || now - last.placedAt > REPLACE_MS;
    if (!moved && !replace) return;
    const panel = context.panelRect();
    const isFree = (place: Box) =>
      !(panel && overlap(place, panel)) && !coversContent(window.document, place);
    marked.ring.place(box, { bounds: view, scale: 1, wide: view.width >= WIDE, isFree }, replace);
    marked.last = { box, placedAt: replace ? now : last.placedAt };
  }

  function leave(number: number): void {
    if (unmark(number)) context.onUnmarked(number);
  }

  /** The citizen has found the field: typing in it or pressing it takes its ring away. */
  function noticeCitizen(event: Event): void {
    const path = event.composedPath();
    for (const [number, { element }] of rings)
      if (partsOf(element).some((part) => path.includes(part))) leave(number);
  }
  window.addEventListener('input', noticeCitizen, true);
  window.addEventListener('click', noticeCitizen, true);

  function start(): void {
    if (frame === 0) draw(window.performance.now());
  }

  return {
    mark(number, element) {
      rings.get(number)?.ring.remove();
      const label = markWords[context.language].pointsHere(context.shownAs());
      rings.set(number, { element, ring: drawRing(layer, number, label) });
      start();
      typing.whenDone(() => scrollTo(element, window, context.panelRect()));
      context.onMarks(marks());
    },
    unmark,
    leave,
    point(element, x, y) {
      pointer = { drawn: pointer?.drawn ?? drawPointer(layer, context.shownAs()), element, x, y };
      start();
    },
    unpoint,
    clear() {
      unpoint();
      for (const number of [...rings.keys()]) unmark(number);
    },
    marks,
    elementOf: (number) => rings.get(number)?.element,
    destroy() {
      window.removeEventListener('input', noticeCitizen, true);
      window.removeEventListener('click', noticeCitizen, true);
      window.cancelAnimationFrame(frame);
      rings.clear();
      unpoint();
      layer.remove();
    },
  };
}
