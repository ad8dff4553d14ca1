import { kindOf, nameOf } from '../marks/field.ts';
import { markStyle } from '../marks/mark-style.ts';
import { applyGuide, type GuideMessage } from './apply-guide.ts';
import type { GuidanceContext, Mark } from './context.ts';
import { createOverlay } from './overlay.ts';
import { createRings } from './rings.ts';
import { scrollTo } from './scroll-to.ts';
import type { Applied, Hands } from './tool.ts';
import { watchTyping } from './typing.ts';

export interface Guidance {
  /**
   * Checks one guide and does it; the outcome goes back to the agent, at once or when the citizen has answered. There is none
   * of a pointer, which comes too often.
   */
  apply(message: GuideMessage): Applied | undefined;
  /** Takes away all that the agent has drawn; call it on pause and at the end. */
  clear(): void;
  marks(): Mark[];
  /** The citizen asked for it: scroll to the ring and move focus to its field. */
  focusMark(number: number): void;
  /** The citizen has seen it and wants it gone. */
  dismissMark(number: number): void;
  /** Clears, and takes listeners, layer and style sheet away again. */
  destroy(): void;
}

/** The citizen's half of guidance: draws the agent's marks inside the panel's shadow root. */
export function createGuidance(context: GuidanceContext): Guidance {
  const { window, root } = context;
  const style = new window.CSSStyleSheet();
  style.replaceSync(markStyle);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
  const layer = window.document.createElement('div');
  layer.className = 'medkig-marks';
  layer.setAttribute('aria-hidden', 'true');
  root.prepend(layer);
  const typing = watchTyping(window);
  /** The id of the newest guide since the last rest; an agent's page that is loaded anew begins at 1. */
  let newest = 0;
  const overlay = createOverlay(window, layer);
  const rings = createRings(context, overlay, { onNone: typing.forget });

  function bringIntoView(element: Element): 'done' | 'typing' {
    const isDone = typing.whenDone(() => scrollTo(element, window, context.panelRect()));
    return isDone ? 'done' : 'typing';
  }

  function clear(): void {
    for (const { number } of rings.marks()) rings.unmark(number);
    overlay.clear();
  }

  const hands: Omit<Hands, 'find'> = {
    window,
    overlay,
    rings,
    shownAs: context.shownAs,
    ask: context.ask,
    onPart: context.onPart,
    wish: context.wish,
    onUnlit: context.onUnlit,
    tell: (element, by) => context.onShown({ by, name: nameOf(element), kind: kindOf(element) }),
    bringIntoView,
    clear,
  };

  return {
    apply(message) {
      const isPointer = message.tool === 'point';
      // A pointer may be overtaken by what takes it away: then it is not shown again.
      if (isPointer && message.id < newest) return undefined;
      newest = Math.max(newest, message.id);
      const outcome = applyGuide(message, context, hands);
      return isPointer ? undefined : outcome;
    },
    clear() {
      newest = 0;
      clear();
    },
    marks: rings.marks,
    focusMark(number) {
      const element = rings.elementOf(number);
      if (!element) return;
      focusTarget(element)?.focus({ preventScroll: true });
      scrollTo(element, window, context.panelRect());
    },
    dismissMark: rings.leave,
    destroy() {
      overlay.destroy();
      typing.stop();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== style);
    },
  };
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';

/** The marked element, or the first field inside a marked group. */
function focusTarget(element: Element): HTMLElement | null {
  const target = element.matches(FOCUSABLE) ? element : element.querySelector(FOCUSABLE);
  return target && 'focus' in target ? (target as HTMLElement) : null;
}
