import { markStyle } from '../marks/mark-style.ts';
import { applyGuide, type GuideMessage } from './apply-guide.ts';
import type { GuidanceContext, Mark } from './context.ts';
import { createOverlay } from './overlay.ts';
import { scrollTo } from './scroll-to.ts';
import type { Applied } from './tool.ts';
import { watchTyping } from './typing.ts';

export interface Guidance {
  /** Checks one guide and does it; the outcome goes back to the agent, at once or when the citizen has answered. */
  apply(message: GuideMessage): Applied;
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
  const overlay = createOverlay(context, layer, typing);

  return {
    apply: (message) => applyGuide(message, context, overlay),
    clear: () => overlay.clear(),
    marks: () => overlay.marks(),
    focusMark(number) {
      const element = overlay.elementOf(number);
      if (!element) return;
      focusTarget(element)?.focus({ preventScroll: true });
      scrollTo(element, window, context.panelRect());
    },
    dismissMark: (number) => overlay.leave(number),
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
