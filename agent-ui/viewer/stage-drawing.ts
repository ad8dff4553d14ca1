import { type Box, grow, scaled } from '@medkig/guidance/marks/box';
import { coversContent } from '@medkig/guidance/marks/covered';
import { boxOf, isRendered, isRightToLeft, wholeBoxOf } from '@medkig/guidance/marks/field';
import { WIDE } from '@medkig/guidance/marks/label-place';
import { drawRing, type Ring } from '@medkig/guidance/marks/ring';
import { drawSpotlight, type Spotlight } from '@medkig/guidance/marks/spotlight';
import type { ShownPage } from './shown-page.ts';
import type { StageView } from './stage-view.ts';
import type { StageMark } from './viewer-messages.ts';

/** How far the dimmed ground reaches beyond the page, in CSS pixels; the same as `--dim` in the style sheet. */
const DIM_REACH = 4000;
/** Around a focused or hovered element, in CSS pixels of the stage. */
const AIR = 3;

interface Scene {
  /** Stage pixels per pixel of the citizen's page. */
  scale: number;
  marks: readonly StageMark[];
  /** The node in the spotlight. */
  lit: number | null;
  candidate: Element | undefined;
  /** The page itself may have changed, so labels look for their place anew. */
  replace: boolean;
}

export interface Drawing {
  draw(shown: ShownPage, scene: Scene): void;
  /** The citizen has pressed where the mouse is. */
  ripple(): void;
  clear(): void;
}

/** Draws over the picture whatever is not part of the citizen's page. */
export function createDrawing(view: StageView): Drawing {
  const rings = new Map<number, { node: number; label: string; ring: Ring }>();
  let spotlight: Spotlight | undefined;

  function light(shown: ShownPage, { lit, scale }: Scene): void {
    const field = lit === null ? undefined : elementOf(shown.picture.nodeOf(lit));
    const box = field && isRendered(field) && boxOf(field);
    if (!box) {
      spotlight?.remove();
      spotlight = undefined;
      return;
    }
    spotlight ??= drawSpotlight(view.marks);
    spotlight.place(scaled(box, scale), scale);
  }

  function drawMarks(shown: ShownPage, { scale, marks, replace }: Scene): void {
    for (const [number, drawn] of rings) {
      const stays = marks.some(
        (mark) => mark.number === number && mark.node === drawn.node && mark.label === drawn.label,
      );
      if (stays) continue;
      drawn.ring.remove();
      rings.delete(number);
    }
    const bounds = { left: 0, top: 0, width: shown.view.width * scale, height: shown.fit.height * scale };
    const document = shown.picture.document();
    const isFree = (box: Box) => !document || !coversContent(document, scaled(box, 1 / scale));
    const ground = { bounds, seen: bounds, scale, wide: shown.view.width >= WIDE, isFree };
    for (const mark of marks) {
      const ring = rings.get(mark.number)?.ring ?? drawRing(view.marks, mark.number, mark.label);
      rings.set(mark.number, { node: mark.node, label: mark.label, ring });
      const field = elementOf(shown.picture.nodeOf(mark.node));
      const box = field && isRendered(field) && boxOf(field);
      if (box)
        ring.place(scaled(box, scale), { ...ground, rtl: isRightToLeft(field) }, replace ? 'choose' : 'keep');
      else ring.hide();
    }
  }

  return {
    draw(shown, scene) {
      const { scale, candidate } = scene;
      const { width, height, scrollY } = shown.view;
      const seen = scaled({ left: 0, top: scrollY, width, height }, scale);
      put(view.seen, seen);
      view.dim.style.clipPath = hole(grow(seen, 2));
      const focused = shown.focus === undefined ? undefined : elementOf(shown.picture.nodeOf(shown.focus));
      put(view.focus, around(focused && ownBox(focused), scale));
      put(view.candidate, around(candidate && wholeBoxOf(candidate), scale));
      view.mouse.hidden = !shown.mouse;
      if (shown.mouse) {
        const at = `${shown.mouse.x * scale}px ${(shown.mouse.y + scrollY) * scale}px`;
        view.mouse.style.translate = at;
        view.ripple.style.translate = at;
      }
      drawMarks(shown, scene);
      light(shown, scene);
    },
    ripple() {
      // What was pressed is where the mouse is now, not where it will be.
      for (const glide of view.mouse.getAnimations()) glide.finish();
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      const from = { scale: calm ? 1 : 0.3, opacity: 1 };
      const to = calm ? { scale: 1, opacity: 1 } : { scale: 1.2, opacity: 0 };
      view.ripple.animate([from, to], { duration: 450, easing: 'ease-out' });
    },
    clear() {
      for (const { ring } of rings.values()) ring.remove();
      rings.clear();
      spotlight?.remove();
      spotlight = undefined;
      for (const element of [view.focus, view.candidate, view.mouse]) element.hidden = true;
    },
  };
}

function elementOf(node: Node | null): Element | undefined {
  if (!node || node.nodeType === 9) return undefined;
  return node.nodeType === 1 ? (node as Element) : (node.parentElement ?? undefined);
}

/** A field that its design hides behind a label has no box of its own to speak of. */
function ownBox(element: Element): Box | undefined {
  if (!isRendered(element) || element.localName === 'body') return undefined;
  const own = element.getBoundingClientRect();
  return own.width > 1 && own.height > 1 ? own : boxOf(element);
}

function around(box: Box | undefined, scale: number): Box | undefined {
  return box && grow(scaled(box, scale), AIR);
}

function put(element: HTMLElement, box: Box | undefined): void {
  element.hidden = !box;
  if (!box) return;
  element.style.translate = `${box.left}px ${box.top}px`;
  element.style.width = `${box.width}px`;
  element.style.height = `${box.height}px`;
}

/** A clip that leaves out one box of the page. */
function hole(box: Box): string {
  const left = `${box.left + DIM_REACH}px`;
  const top = `${box.top + DIM_REACH}px`;
  const right = `${box.left + box.width + DIM_REACH}px`;
  const bottom = `${box.top + box.height + DIM_REACH}px`;
  const ground = '0 0, 100% 0, 100% 100%, 0 100%, 0 0';
  return `polygon(evenodd, ${ground}, ${left} ${top}, ${right} ${top}, ${right} ${bottom}, ${left} ${bottom}, ${left} ${top})`;
}
