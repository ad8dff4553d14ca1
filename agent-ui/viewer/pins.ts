import { allBelow } from '@medkig/guidance/marks/drawn-tree';

/**
 * Fixed and sticky boxes follow the citizen's view, but the stage shows the whole page at once. They are noted
 * in a view like the citizen's and put on the same spot of the tall page, by animations without duration: those
 * leave no trace in the page's attributes.
 */
export interface Pins {
  /** Looks through the page for pinned boxes, in short steps; needed after its nodes or styles changed. */
  search(page: Document): Generator<void>;
  /** Lets go of all boxes, so that they can be measured. */
  release(): void;
  /** Notes where each box is now, with the page scrolled down by `scrollY`. */
  note(scrollY: number): void;
  put(): void;
  any(): boolean;
}

/** Elements of one step. */
const STEP = 100;

/** A page with more pinned boxes than this is not a form; the rest stays where the tall page puts it. */
const MOST = 50;

interface Pin {
  box: HTMLElement;
  /** In the page's own coordinates, scrolled to its top. */
  spot?: { left: number; top: number; height: number };
  held?: Animation;
}

export function createPins(): Pins {
  let pins: Pin[] = [];

  function release(): void {
    for (const pin of pins) {
      pin.held?.cancel();
      delete pin.held;
    }
  }

  return {
    *search(page) {
      const view = page.defaultView;
      if (!view) return;
      const found: HTMLElement[] = [];
      let looked = 0;
      for (const element of allBelow(page.body)) {
        if (/fixed|sticky/.test(view.getComputedStyle(element).position)) found.push(element as HTMLElement);
        if (found.length === MOST) break;
        if (++looked % STEP === 0) yield;
      }
      release();
      pins = found.map((box) => ({ box }));
    },
    release,
    note(scrollY) {
      for (const pin of pins) {
        const { left, top, height } = pin.box.getBoundingClientRect();
        pin.spot = { left, top: top + scrollY, height };
      }
    },
    put() {
      for (const pin of pins) if (pin.spot) hold(pin, pin.spot);
    },
    any: () => pins.length > 0,
  };
}

function hold(pin: Pin, spot: { left: number; top: number; height: number }): void {
  const now = pin.box.getBoundingClientRect();
  if (now.width === 0 && now.height === 0) return;
  const stretched = Math.abs(now.height - spot.height) > 1;
  const size = stretched
    ? { height: `${spot.height}px`, maxHeight: `${spot.height}px`, boxSizing: 'border-box' }
    : {};
  const x = spot.left - now.left;
  const y = spot.top - now.top;
  if (!stretched && Math.abs(x) < 1 && Math.abs(y) < 1) return;
  const frame = { ...size, translate: `${x}px ${y}px` };
  pin.held = pin.box.animate([frame, frame], { duration: 0, fill: 'both' });
}
