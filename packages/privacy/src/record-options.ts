/** From a municipality's policy to the recorder's options. */
import { maskValue } from './mask.ts';

/** CSS selectors in addition to the `data-medkig-*` marks in the page itself. */
export interface Policy {
  /** Parts that the agent sees as an empty box. */
  block: readonly string[];
  /** Parts whose text is hidden. */
  mask: readonly string[];
}

export const defaultPolicy: Policy = { block: [], mask: [] };

/** Frames and moving pictures are boxes to the agent: another document's content has no policy of ours. */
const ALWAYS_BLOCKED = [
  'medkig-panel',
  '[data-medkig-block]',
  'iframe',
  'object',
  'embed',
  'video',
  'audio',
  'canvas',
];
const MASKED = '[data-medkig-mask]';
/** Shows page text again inside a masked part; a form value never. */
const SHOWN = '[data-medkig-show]';

/** Where nothing may be read at all, also not for what is told beside the events. */
export function hiddenSelector({ block, mask }: Policy): string {
  return [...ALWAYS_BLOCKED, ...block, MASKED, ...mask].join(',');
}

/** Milliseconds between two mouse positions, and between two scroll positions. rrweb holds back 500 by default. */
const SAMPLING = 50;

/**
 * Options for rrweb's `record`. `see` is told each form value before it is masked, with its field: on the
 * first look at the page and at each change.
 */
export function recordOptions(policy: Policy, see: (value: string, field: HTMLElement) => void) {
  const mask = [MASKED, ...policy.mask].join(',');
  return {
    recordAfter: 'DOMContentLoaded' as const,
    blockSelector: [...ALWAYS_BLOCKED, ...policy.block].join(','),
    maskTextSelector: mask,
    maskTextFn: (text: string, element: HTMLElement | null) => {
      const nearest = element?.closest(`${mask},${SHOWN}`);
      if (text.trim() === '' || (nearest?.matches(SHOWN) && !nearest.matches(mask))) return text;
      return maskValue(text);
    },
    // By tag, not by type: rrweb's own list of types leaves out hidden fields and others.
    maskInputOptions: { input: true, textarea: true, select: true, password: true },
    maskInputFn: (value: string, element: HTMLElement) => {
      if (isOwnLabel(element)) return value;
      see(value, element);
      return maskValue(value);
    },
    slimDOMOptions: 'all' as const,
    inlineStylesheet: true,
    inlineImages: false,
    recordCanvas: false,
    recordCrossOriginIframes: false,
    collectFonts: false,
    sampling: { mousemove: SAMPLING, mousemoveCallback: SAMPLING, scroll: SAMPLING },
    // A fault of the recorder is never the host page's.
    errorHandler: () => true,
  };
}

/** «Næste» on an `<input type="submit">` is the page's word; the scrubber looks at it again. */
function isOwnLabel(element: HTMLElement): boolean {
  return (
    element.tagName === 'INPUT' &&
    ['submit', 'button', 'reset'].includes(element.getAttribute('type')?.toLowerCase() ?? '')
  );
}
