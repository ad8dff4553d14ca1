import type { Box } from '../marks/box.ts';
import { partsOf } from '../marks/field.ts';
import { listenThrough } from '../marks/frames.ts';
import { WIDE } from '../marks/label-place.ts';

/** Something drawn over the page, and how it stays where it belongs. */
export interface Drawn {
  /** The element it was drawn for. */
  element: Element;
  /** Moves it with its element. `view` is the viewport in CSS pixels, `now` in milliseconds. False: it is over. */
  follow(view: Box, now: number): boolean;
  /** A frame with it has been painted: from now on there is time for what need not be seen at once. */
  painted?(): void;
  /** The citizen has typed in the element or pressed it. */
  used?(): void;
  remove(): void;
}

export interface Overlay {
  /** Where tools draw: in the panel's shadow root, above the page, without presses. */
  layer: HTMLElement;
  /** Shows it until `take`; what had this name before goes. */
  put(name: string, drawn: Drawn): void;
  /** False when there was nothing of this name. */
  take(name: string): boolean;
  get(name: string): Drawn | undefined;
  /** All that is drawn goes. */
  clear(): void;
  destroy(): void;
}

/**
 * What the agent has drawn, by name. While there is anything a frame loop keeps it on its element through scroll,
 * resize and layout; with nothing drawn nothing runs.
 */
export function createOverlay(window: Window & typeof globalThis, layer: HTMLElement): Overlay {
  const drawings = new Map<string, Drawn>();
  /** Put since the last frame, and those that were new in it. */
  let fresh: Drawn[] = [];
  let painted: Drawn[] = [];
  let frame = 0;

  function take(name: string): boolean {
    const drawn = drawings.get(name);
    drawings.delete(name);
    drawn?.remove();
    return drawn !== undefined;
  }

  function clear(): void {
    for (const name of [...drawings.keys()]) take(name);
  }

  function draw(now: number): void {
    const view = { left: 0, top: 0, width: window.innerWidth, height: window.innerHeight };
    layer.classList.toggle('narrow', view.width < WIDE);
    // A page that enlarges itself would enlarge where things stand once more (Chrome 128, Safari, Firefox 126).
    const { host } = layer.getRootNode() as ShadowRoot;
    layer.style.zoom = String(1 / (host.currentCSSZoom || 1));
    for (const [name, drawn] of drawings) if (!drawn.follow(view, now)) take(name);
  }

  function nextFrame(now: number): void {
    const standing = new Set(drawings.values());
    for (const drawn of painted) if (standing.has(drawn)) drawn.painted?.();
    painted = fresh;
    fresh = [];
    draw(now);
    frame = drawings.size > 0 ? window.requestAnimationFrame(nextFrame) : 0;
  }

  /** The citizen has found what was meant. */
  function noticeCitizen(event: Event): void {
    const path = event.composedPath();
    for (const drawn of drawings.values())
      if (drawn.used && partsOf(drawn.element).some((part) => path.includes(part))) drawn.used();
  }
  const stopNoticing = [
    listenThrough(window, 'input', noticeCitizen),
    listenThrough(window, 'click', noticeCitizen),
  ];

  return {
    layer,
    put(name, drawn) {
      take(name);
      drawings.set(name, drawn);
      fresh.push(drawn);
      if (frame > 0) return;
      draw(window.performance.now());
      frame = window.requestAnimationFrame(nextFrame);
    },
    take,
    get: (name) => drawings.get(name),
    clear,
    destroy() {
      for (const stop of stopNoticing) stop();
      window.cancelAnimationFrame(frame);
      clear();
      layer.remove();
    },
  };
}
