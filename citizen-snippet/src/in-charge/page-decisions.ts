/** Fields that are asked for, signs on what is hidden, the page as the agent sees it, parts hidden by pointing. */
import { nameOf } from '@medkig/guidance/marks/field';
import type { Look } from '../citizen-state.ts';
import { createFieldRequests, type FieldRequests } from './field-requests.ts';
import type { InChargeOptions } from './in-charge.ts';
import { createPageLayer } from './page-layer.ts';
import { pickPart } from './pick-part.ts';

export interface PageDecisionsOptions extends InChargeOptions {
  /** A field was shown, or a part hidden: it stands in the receipt. */
  noteShown(label: string): void;
  noteBlurred(): void;
}

export interface PageDecisions extends FieldRequests {
  look(look: Look): void;
  unblur(): void;
  destroy(): void;
}

export function createPageDecisions(options: PageDecisionsOptions): PageDecisions {
  const { window, root, capture, say, tell } = options;
  const navn = options.shownAs;
  const requests = createFieldRequests(options);
  let look: Look = 'plain';
  /** What the panel was told last; undefined after a pause, when it has forgotten. */
  let names: string | undefined;
  let toldBlurred = 0;
  let blurred: Element[] = [];
  let stopPicking = () => {};

  const layer = createPageLayer({
    window,
    root,
    words: { hidden: say('live.hidden', { navn }), seen: say('live.sees', { navn }) },
    parts: capture.hiddenParts,
    seen: () => requests.shown().flatMap(({ node }) => capture.nodeOf(node) ?? []),
    blurred: () => blurred,
  });

  function refresh(): void {
    const hidden = capture
      .hiddenParts()
      .flatMap(({ kind, node }) => (kind === 'value' && node instanceof Element ? nameOf(node) : []));
    requests.refresh();
    setBlurred(blurred.filter((part) => part.isConnected));
    // A list that says the same would draw the panel anew.
    if (names !== hidden.join()) {
      names = hidden.join();
      tell({ told: 'hidden', hidden });
    }
    layer.draw(look === 'mirror');
  }

  function setBlurred(next: Element[]): void {
    blurred = next;
    if (toldBlurred === blurred.length) return;
    toldBlurred = blurred.length;
    tell({ told: 'blurred', blurred: blurred.length });
  }

  function setLook(next: Look): void {
    look = next;
    stopPicking();
    stopPicking = next === 'blur' ? startPicking() : () => {};
    layer.draw(look === 'mirror');
  }

  function leaveLook(): void {
    setLook('plain');
    tell({ told: 'looked' });
  }

  function startPicking(): () => void {
    return pickPart({
      window,
      root,
      name: say('blur.text', { navn }),
      picked: (part) => {
        capture.blur(part);
        options.noteBlurred();
        setBlurred([...blurred.filter((one) => one !== part), part]);
        leaveLook();
      },
      left: leaveLook,
    });
  }

  return {
    ...requests,
    refresh,
    answer(yes) {
      requests.answer(yes);
      refresh();
    },
    cover(node) {
      requests.cover(node);
      refresh();
    },
    look: setLook,
    unblur() {
      for (const part of blurred) capture.unblur(part);
      setBlurred([]);
      refresh();
    },
    rest() {
      requests.rest();
      names = undefined;
      toldBlurred = 0;
      if (look !== 'plain') leaveLook();
      layer.clear();
    },
    destroy() {
      stopPicking();
      layer.destroy();
    },
  };
}
