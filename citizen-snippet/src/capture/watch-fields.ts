import { isEditable, isElement } from './any-realm.ts';

interface FieldWatcher {
  /** The element that has focus now, or null for none of the page's. */
  onFocus(element: Element | null): void;
  /** A field was left with another value than it was entered with. */
  onSettled(field: object): void;
  /** Something was written in an element that is no field. */
  onWritten(element: HTMLElement): void;
}

const FIELD = /^(?:input|textarea|select)$/;

/** Follows focus and finished fields through open shadow roots. Returns a function that ends it. */
export function watchFields(document: Document, { onFocus, onSettled, onWritten }: FieldWatcher): () => void {
  const focusin = (event: FocusEvent) => onFocus(innermost(event));
  // Moving on from one field to the next is told once, by the next one's `focusin`.
  const focusout = (event: FocusEvent) => {
    if (event.relatedTarget === null) onFocus(null);
  };
  const change = (event: Event) => {
    const field = innermost(event);
    if (field) onSettled(field);
  };
  const input = (event: Event) => {
    const element = innermost(event);
    // The browser reckons all styles anew to say whether an element can be edited, so a field is not asked at each key.
    if (element && !FIELD.test(element.localName) && isEditable(element)) onWritten(element);
  };
  document.addEventListener('input', input, true);
  document.addEventListener('focusin', focusin, true);
  document.addEventListener('focusout', focusout, true);
  document.addEventListener('change', change, true);
  return () => {
    document.removeEventListener('input', input, true);
    document.removeEventListener('focusin', focusin, true);
    document.removeEventListener('focusout', focusout, true);
    document.removeEventListener('change', change, true);
  };
}

function innermost(event: Event): Element | null {
  const target = event.composedPath()[0];
  return isElement(target) ? target : null;
}
