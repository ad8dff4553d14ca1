import { atLeast, type Box, grow, right } from './box.ts';
import { placeLabel } from './label-place.ts';

/** In CSS pixels: air around the field, smallest ring, halo that must stay in view at the sides. */
const AIR = 10;
const SMALLEST = 44;
const HALO = 3;

export interface RingView {
  /** Where marks can be drawn, in the layer's coordinates, and what of that is on the screen now. */
  bounds: Box;
  seen: Box;
  /** Layer pixels per pixel of the page: 1 on the page itself, less on a scaled picture of it. */
  scale: number;
  /** Room beside a field: the citizen's view is at least WIDE. */
  wide: boolean;
  /** The field is written from right to left. */
  rtl: boolean;
  /** True when a box of the layer lies over nothing of the page. */
  isFree(box: Box): boolean;
}

export interface Ring {
  /** Moves the ring around a field's box. Its label keeps its side, chooses one, or is not seen yet. */
  place(field: Box, view: RingView, label: 'keep' | 'choose' | 'later'): void;
  hide(): void;
  remove(): void;
}

/** A numbered ring with its label, appended to a layer that has the class `medkig-marks` once it has a place. */
export function drawRing(layer: Element, number: number, words: string): Ring {
  const make = (className: string, ...children: (Node | string)[]) => {
    const element = layer.ownerDocument.createElement('div');
    element.className = className;
    element.append(...children);
    return element;
  };
  const ring = make('medkig-ring');
  const tag = make('medkig-tag', make('medkig-disc', String(number)), make('medkig-words', words));
  let side: { x: number; y: number } | undefined;

  return {
    place(field, view, label) {
      const box = keepSidesInView(atLeast(grow(field, AIR * view.scale), SMALLEST * view.scale), view.bounds);
      // Not before it is known where: what is asked about the page in between would lay it out anew.
      if (!ring.parentNode) layer.append(ring, tag);
      ring.hidden = false;
      tag.hidden = label === 'later';
      move(ring, box);
      ring.style.width = `${box.width}px`;
      ring.style.height = `${box.height}px`;
      if (label === 'later') return;
      if (label === 'choose' || !side) {
        const { seen, wide, rtl, isFree } = view;
        const size = { width: tag.offsetWidth, height: tag.offsetHeight };
        const chosen = placeLabel({
          ring: box,
          label: size,
          bounds: grow(seen, -HALO),
          wide,
          rtl,
          isFree,
        });
        side = { x: chosen.left - box.left, y: chosen.top - box.top };
      }
      move(tag, { left: box.left + side.x, top: box.top + side.y });
    },
    hide() {
      ring.hidden = tag.hidden = true;
    },
    remove() {
      ring.remove();
      tag.remove();
    },
  };
}

function move(element: HTMLElement, to: { left: number; top: number }): void {
  // Not `transform`: the arriving ring is scaled about its own middle, inside its place.
  element.style.translate = `${to.left}px ${to.top}px`;
}

/** A field as wide as a phone's page would lose the ring's sides; a field off to the side keeps its own place. */
function keepSidesInView(box: Box, bounds: Box): Box {
  const left = box.left > bounds.left - AIR ? Math.max(box.left, bounds.left + HALO) : box.left;
  const far = right(box) < right(bounds) + AIR ? Math.min(right(box), right(bounds) - HALO) : right(box);
  return { ...box, left, width: Math.max(far - left, 0) };
}
