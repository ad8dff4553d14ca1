/**
 * What is drawn over the citizen's page about what the agent does not see: small signs on hidden fields, or covers
 * on all of it, drawn from what the scrubber has really held back. It lies in the panel's shadow root, takes no
 * presses and changes nothing of the page.
 */
import type { HiddenPart } from '../capture/hidden-parts.ts';
import { layerStyle } from './layer-style.ts';
import { boxesOf } from './part-boxes.ts';
import { type Drawing, drawingOf, type PartLook } from './part-drawing.ts';

/** With covers drawn, what is hidden is asked for this often (milliseconds); where it stands in every frame. */
const READ_MS = 200;

export interface PageLayerOptions {
  window: Window & typeof globalThis;
  root: ShadowRoot;
  words: { hidden: string; seen: string };
  /** What the agent does not see now. */
  parts(): readonly HiddenPart[];
  /** Masked fields that the citizen shows. */
  seen(): readonly Element[];
  /** Parts that the citizen has hidden by pointing. */
  blurred(): readonly Element[];
}

export interface PageLayer {
  /** Draws what holds now: covers, so that the page looks as the agent sees it, or signs alone. */
  draw(covers: boolean): void;
  clear(): void;
  destroy(): void;
}

interface Item extends Pick<HiddenPart, 'node' | 'shown'> {
  look: PartLook;
}

export function createPageLayer(options: PageLayerOptions): PageLayer {
  const { window, root, words } = options;
  const { document } = window;
  const sheet = new window.CSSStyleSheet();
  sheet.replaceSync(layerStyle);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const layer = document.createElement('div');
  layer.className = 'medkig-layer';
  layer.setAttribute('aria-hidden', 'true');
  root.prepend(layer);
  const drawings = new Map<Node, Drawing>();
  let items: readonly Item[] = [];
  let covers = false;
  let frame = 0;
  let readAt = 0;

  function read(): void {
    readAt = window.performance.now();
    const seen = options.seen().map((node): Item => ({ node, look: 'seen' }));
    const blurred = options.blurred().map((node): Item => ({ node, look: 'sign' }));
    const hidden = options.parts().flatMap(({ kind, ...place }): Item[] => {
      if (covers) return [{ ...place, look: kind === 'box' ? 'box' : kind === 'value' ? 'dots' : 'text' }];
      return kind === 'value' ? [{ ...place, look: 'sign' }] : [];
    });
    items = covers ? [...hidden, ...seen] : [...hidden, ...blurred, ...seen];
    const stay = new Set(items.map(({ node }) => node));
    for (const [node, drawing] of drawings) {
      if (stay.has(node)) continue;
      drawing.remove();
      drawings.delete(node);
    }
  }

  function place(): void {
    // All are looked at before the first is drawn: a look after a change costs a layout.
    const seen = items.map((item) => ({ ...item, boxes: boxesOf(item, window) }));
    for (const { node, look, boxes } of seen) {
      let drawing = drawings.get(node);
      if (drawing?.look !== look) {
        drawing?.remove();
        drawing = drawingOf(look, words, layer);
        drawings.set(node, drawing);
      }
      drawing.place(boxes);
    }
  }

  function follow(): void {
    frame = 0;
    if (covers && window.performance.now() - readAt > READ_MS) read();
    place();
    if (covers) plan();
  }

  function plan(): void {
    if (frame === 0 && items.length > 0) frame = window.requestAnimationFrame(follow);
  }

  function clear(): void {
    window.cancelAnimationFrame(frame);
    frame = 0;
    covers = false;
    items = [];
    for (const drawing of drawings.values()) drawing.remove();
    drawings.clear();
  }

  const moves = ['scroll', 'resize', 'transitionend', 'animationend'] as const;
  for (const name of moves) window.addEventListener(name, plan, { capture: true, passive: true });

  return {
    draw(next) {
      covers = next;
      read();
      plan();
    },
    clear,
    destroy() {
      clear();
      for (const name of moves) window.removeEventListener(name, plan, { capture: true });
      layer.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}
