/** One hidden part as it is drawn: a sign in a field, or a cover of what the agent does not see. */
import { type Box, right } from '@medkig/guidance/marks/box';
import { icon } from '../panel/icons.ts';

/** `dots` and `text` cover with dots, `box` with a pattern; `sign` and `seen` stand inside a field. */
export type PartLook = 'sign' | 'seen' | 'dots' | 'text' | 'box';

export interface Drawing {
  look: PartLook;
  /** Where it stands now, in the viewport; none hides it. */
  place(boxes: readonly Box[]): void;
  remove(): void;
}

/** CSS pixels: a narrower field has room for the icon alone. What the citizen has typed must not lie under the words. */
const ROOM_FOR_WORDS = { overDots: 240, besideText: 400 };
/** A narrower one has room for nothing: its sign is a badge on its corner. */
const ROOM_FOR_SIGN = 120;
/** CSS pixels to the field's edge. */
const AIR = 8;

const DOTS = '••••••••';

/** Draws into `layer`, which fills the viewport. */
export function drawingOf(
  look: PartLook,
  words: { hidden: string; seen: string },
  layer: HTMLElement,
): Drawing {
  const covers: HTMLElement[] = [];
  const hasSign = look !== 'text' && look !== 'box';
  const hasCover = look === 'dots' || look === 'text' || look === 'box';
  const sign = hasSign ? make(layer, look === 'seen' ? 'sign seen' : 'sign') : undefined;
  sign?.append(icon(look === 'seen' ? 'eye' : 'struckEye'), look === 'seen' ? words.seen : words.hidden);

  function cover(boxes: readonly Box[]): void {
    while (covers.length < boxes.length) {
      const drawn = make(layer, `cover ${look}`);
      if (look !== 'box') drawn.textContent = DOTS;
      if (sign) layer.append(sign);
      covers.push(drawn);
    }
    for (const drawn of covers.splice(boxes.length)) drawn.remove();
    for (const [at, box] of boxes.entries()) {
      const { style } = covers[at] ?? sign ?? layer;
      move(style, box.left, box.top);
      style.width = `${box.width}px`;
      style.height = `${box.height}px`;
    }
  }

  function putSign([box]: readonly Box[]): void {
    if (!sign) return;
    sign.hidden = !box;
    if (!box) return;
    const room = look === 'dots' ? ROOM_FOR_WORDS.overDots : ROOM_FOR_WORDS.besideText;
    const isBadge = !hasCover && box.width < ROOM_FOR_SIGN;
    sign.classList.toggle('small', box.width < room);
    sign.classList.toggle('badge', isBadge);
    // By its own size, which is not asked for: in the middle of a scroll each question would cost a layout.
    const left = `calc(${right(box) + (isBadge ? AIR : -AIR)}px - 100%)`;
    const down = isBadge ? '-60%' : `clamp(2px, (${box.height}px - 100%) / 2, ${AIR}px)`;
    sign.style.translate = `${left} calc(${box.top}px + ${down})`;
  }

  return {
    look,
    place(boxes) {
      if (hasCover) cover(boxes);
      putSign(boxes);
    },
    remove() {
      for (const drawn of covers) drawn.remove();
      sign?.remove();
    },
  };
}

function make(layer: HTMLElement, className: string): HTMLElement {
  const element = layer.ownerDocument.createElement('div');
  element.className = className;
  layer.append(element);
  return element;
}

function move(style: CSSStyleDeclaration, left: number, top: number): void {
  style.translate = `${left}px ${top}px`;
}
