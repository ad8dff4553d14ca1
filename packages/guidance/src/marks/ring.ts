import { atLeast, type Box, grow, right } from './box.ts';
import { placeLabel } from './label-place.ts';

/** In CSS pixels: air around the field, smallest ring, halo that must stay in view at the sides. */
const AIR = 10;
const SMALLEST = 44;
const HALO = 3;

export interface RingView {
  /** Where marks can be seen, in the layer's coordinates. */
  bounds: Box;
  /** Layer pixels per pixel of the page: 1 on the page itself, less on a scaled picture of it. */
  scale: number;
  /** Room beside a field: the citizen's view is at least WIDE. */
  wide: boolean;
  /** True when a box of the layer lies over nothing of the page. */
  isFree(box: Box): boolean;
}

export interface Ring {
  /** Moves the ring around a field's box. The label keeps its side until `replace` asks for a new choice. */
  place(field: Box, view: RingView, replace: boolean): void;
  hide(): void;
  remove(): void;
}

/** A numbered ring with its label, appended to a layer that has the class `medkig-marks`. */
export function drawRing(layer: Element, number: number, label: string): Ring {
  const make = (className: string, ...children: (Node | string)[]) => {
    const element = layer.ownerDocument.createElement('div');
    element.className = className;
    element.append(...children);
    return element;
  };
  const ring = make('medkig-ring');
  const tag = make('medkig-tag', make('medkig-disc', String(number)), make('medkig-words', label));
  layer.append(ring, tag);
  let side: { x: number; y: number } | undefined;

  return {
    place(field, view, replace) {
      const box = keepSidesInView(atLeast(grow(field, AIR * view.scale), SMALLEST * view.scale), view.bounds);
      ring.hidden = tag.hidden = false;
      move(ring, box);
      ring.style.width = `${box.width}px`;
      ring.style.height = `${box.height}px`;
      if (replace || !side) {
        const { bounds, wide, isFree } = view;
        const size = { width: tag.offsetWidth, height: tag.offsetHeight };
        const chosen = placeLabel({
          ring: box,
          label: size,
          bounds: grow(bounds, -HALO),
          wide,
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
