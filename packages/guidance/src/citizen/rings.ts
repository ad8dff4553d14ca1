import { type Box, overlap } from '../marks/box.ts';
import { coversContent } from '../marks/covered.ts';
import { boxOf, isRendered, isRightToLeft, kindOf, nameOf } from '../marks/field.ts';
import { WIDE } from '../marks/label-place.ts';
import { drawRing, type Ring } from '../marks/ring.ts';
import { markWords } from '../marks/words.ts';
import type { GuidanceContext, Mark } from './context.ts';
import type { Drawn, Overlay } from './overlay.ts';
import { seenOf } from './seen-of.ts';

/** How often a label may look for a better place while the page moves, in milliseconds. */
const REPLACE_MS = 250;

export interface Rings {
  /** `label` stands on the ring in place of «Anna peger her». `painted` is called once the ring has been seen. */
  mark(number: number, element: Element, label: string | undefined, painted: () => void): void;
  unmark(number: number): void;
  /** The same by the citizen's doing: the agent hears of it. */
  leave(number: number): void;
  marks(): Mark[];
  elementOf(number: number): Element | undefined;
}

type RingsContext = Pick<
  GuidanceContext,
  'window' | 'language' | 'shownAs' | 'panelRect' | 'onMarks' | 'onUnmarked'
>;

/** The numbered rings on the page. */
export function createRings(context: RingsContext, overlay: Overlay, { onNone }: { onNone(): void }): Rings {
  const elements = new Map<number, Element>();

  const marks = () =>
    [...elements]
      .sort(([a], [b]) => a - b)
      .map(([number, element]) => ({ number, name: nameOf(element), kind: kindOf(element) }));

  function unmark(number: number): boolean {
    if (!elements.delete(number)) return false;
    overlay.take(slot(number));
    if (elements.size === 0) onNone();
    context.onMarks(marks());
    return true;
  }

  function leave(number: number): void {
    if (unmark(number)) context.onUnmarked(number);
  }

  return {
    mark(number, element, label, painted) {
      const words = label ?? markWords[context.language].pointsHere(context.shownAs());
      const ring = drawRing(overlay.layer, number, words);
      elements.set(number, element);
      overlay.put(slot(number), { ...following(ring, element, painted), used: () => leave(number) });
    },
    unmark,
    leave,
    marks,
    elementOf: (number) => elements.get(number),
  };

  function slot(number: number): string {
    return `ring ${number}`;
  }

  function following(ring: Ring, element: Element, painted: () => void): Drawn {
    const { window, panelRect } = context;
    /** Field box at the last drawing and when the label last chose its place. */
    let last: { box: Box; placedAt: number | undefined } | undefined;
    let isPainted = false;
    return {
      element,
      remove: ring.remove,
      // The ring is seen first; then its label, which must look for a place that covers nothing, and what the panel says.
      painted() {
        isPainted = true;
        context.onMarks(marks());
        // The panel may have grown with what it says.
        painted();
      },
      follow(view, now) {
        if (!element.isConnected) {
          const number = [...elements].find(([, marked]) => marked === element)?.[0];
          if (number !== undefined) leave(number);
          return false;
        }
        const box = isRendered(element) ? boxOf(element) : undefined;
        if (!box) {
          ring.hide();
          last = undefined;
          return true;
        }
        const moved = !last || last.box.left !== box.left || last.box.top !== box.top;
        const resized = !last || last.box.width !== box.width || last.box.height !== box.height;
        const isDue =
          isPainted && (last?.placedAt === undefined || resized || now - last.placedAt > REPLACE_MS);
        if (!moved && !isDue) return true;
        const panel = panelRect();
        const isFree = (place: Box) =>
          !(panel && overlap(place, panel)) && !coversContent(window.document, place);
        const label = !isPainted ? 'later' : isDue ? 'choose' : 'keep';
        const seen = seenOf(window);
        const rtl = isRightToLeft(element);
        ring.place(box, { bounds: view, seen, scale: 1, wide: view.width >= WIDE, rtl, isFree }, label);
        last = { box, placedAt: isDue ? now : last?.placedAt };
        return true;
      },
    };
  }
}
