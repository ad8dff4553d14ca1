/** From a municipality's policy to the recorder's options. */
import { isLabelType } from './label-type.ts';
import { maskValue } from './mask.ts';
import { type Policy, selectorsOf } from './policy.ts';

/**
 * Milliseconds between two looks at the mouse, two messages about it, which the console draws as one movement, and two
 * scroll positions. A message costs more than what is in it.
 */
const SAMPLING = { mousemove: 50, mousemoveCallback: 333, scroll: 100 };

export interface FieldReader {
  /** Told each form value before it is masked: on the first look at the page and at each change. */
  see(value: string, field: HTMLElement): void;
  /** The citizen has shown what is in this field. */
  isRevealed(field: HTMLElement): boolean;
}

/** Options for rrweb's `record`. Page text is left to the scrubber, which sees all of a line. */
export function recordOptions(policy: Policy, fields: FieldReader) {
  return {
    recordAfter: 'DOMContentLoaded' as const,
    blockSelector: selectorsOf(policy).blocked,
    // Only for pages that carry rrweb's own mark, `rr-mask`; its stars would tell the length.
    maskTextFn: maskValue,
    // By tag, not by type: rrweb's own list of types leaves out hidden fields and others.
    maskInputOptions: { input: true, textarea: true, select: true, password: true },
    maskInputFn: (value: string, element: HTMLElement) => {
      if (isOwnLabel(element)) return value;
      fields.see(value, element);
      return fields.isRevealed(element) ? value : maskValue(value);
    },
    slimDOMOptions: 'all' as const,
    inlineStylesheet: true,
    inlineImages: false,
    recordCanvas: false,
    recordCrossOriginIframes: false,
    collectFonts: false,
    sampling: SAMPLING,
    // A fault of the recorder is never the host page's.
    errorHandler: () => true,
  };
}

/** Words of the page; the scrubber looks at them again. */
function isOwnLabel(element: HTMLElement): boolean {
  return element.tagName === 'INPUT' && isLabelType(element.getAttribute('type'));
}
