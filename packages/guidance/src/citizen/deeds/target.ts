/** What acts when it, or something in it that does not act by itself, is pressed. */
export const PRESSED =
  'button, a, summary, input, [role="button"], [role="link"], [role="tab"], [role="checkbox"], [role="radio"], [role="switch"], [role="option"], [role="menuitem"]';

/**
 * What a person presses who presses on this element: the control of a label, the button around a word. The element
 * itself where nothing around it can be pressed.
 */
export function pressTarget(element: Element): Element {
  const pressed = closestWritten(element, `${PRESSED}, label`);
  return (pressed && pressedBy(pressed)) ?? element;
}

/** The control, of a label. */
export function pressedBy(element: Element): Element | null {
  return element.localName === 'label' ? controlOf(element) : element;
}

/** The field that is meant by the element: itself, or the one that it is the label of. */
export function fillTarget(element: Element): Element {
  const label = element.closest('label');
  return (label && controlOf(label)) ?? element;
}

/** In the tree as it is written: what a page puts into a slot of its own button is for the citizen alone to press. */
function closestWritten(element: Element, selector: string): Element | null {
  const found = element.closest(selector);
  const root = element.getRootNode();
  return found ?? ('host' in root ? closestWritten((root as ShadowRoot).host, selector) : null);
}

function controlOf(label: Element): Element | null {
  return 'control' in label ? (label as HTMLLabelElement).control : null;
}
