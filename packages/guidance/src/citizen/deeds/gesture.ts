/** A press and a filled field as the page would know them from a person. */
import type { Fillable } from './forbidden.ts';
import { oneLine } from './one-line.ts';

type View = Window & typeof globalThis;

/**
 * Presses the element. What it would send is stopped.
 *
 * @returns `forbidden` if it tried to send a form
 */
export function press(element: Element, window: View): 'forbidden' | undefined {
  const box = element.getBoundingClientRect();
  const at = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
  const common = { bubbles: true, cancelable: true, composed: true, view: window, detail: 1, ...at };
  const pointer = { ...common, pointerId: 1, pointerType: 'mouse', isPrimary: true };
  const sentNothing = sendsNothing(window, () => {
    const takesMouse = element.dispatchEvent(
      new window.PointerEvent('pointerdown', { ...pointer, buttons: 1 }),
    );
    const takesFocus =
      takesMouse && element.dispatchEvent(new window.MouseEvent('mousedown', { ...common, buttons: 1 }));
    if (takesFocus && 'focus' in element) (element as HTMLElement).focus({ preventScroll: true });
    element.dispatchEvent(new window.PointerEvent('pointerup', pointer));
    if (takesMouse) element.dispatchEvent(new window.MouseEvent('mouseup', common));
    if (!element.isConnected) return;
    if ('click' in element) (element as HTMLElement).click();
    else element.dispatchEvent(new window.MouseEvent('click', common));
  });
  return sentNothing ? undefined : 'forbidden';
}

/** While `act` runs no form is sent, by event or by script; false if one was tried, or could not have been stopped. */
function sendsNothing(window: View, act: () => void): boolean {
  let tried = false;
  const note = () => {
    tried = true;
  };
  const stop = (event: Event) => {
    note();
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const { prototype } = window.HTMLFormElement;
  const own = Object.getOwnPropertyDescriptor(prototype, 'submit');
  // On a page that has frozen it nothing is done.
  if (!own || !Reflect.defineProperty(prototype, 'submit', { ...own, value: note })) return false;
  window.addEventListener('submit', stop, true);
  try {
    act();
  } finally {
    window.removeEventListener('submit', stop, true);
    Reflect.defineProperty(prototype, 'submit', own);
  }
  return !tried;
}

/**
 * Writes in the field, or chooses from the list, and leaves it.
 *
 * @returns why not: `malformed` if the field does not take this value, and is as it was; `forbidden` if that would have
 * sent a form
 */
export function fill(field: Fillable, value: string, window: View): 'malformed' | 'forbidden' | undefined {
  let isTaken = false;
  const sentNothing = sendsNothing(window, () => {
    const root = field.getRootNode() as Document | ShadowRoot;
    field.focus({ preventScroll: true });
    isTaken = 'options' in field ? choose(field, value, window) : write(field, value, window);
    if (isTaken) field.dispatchEvent(new window.Event('change', { bubbles: true }));
    if (root.activeElement === field) field.blur();
  });
  if (!sentNothing) return 'forbidden';
  return isTaken ? undefined : 'malformed';
}

function choose(list: HTMLSelectElement, text: string, window: View): boolean {
  const option = optionOf(list, text);
  if (!option) return false;
  setPast(window.HTMLSelectElement.prototype, 'selectedIndex', list, option.index);
  return list.dispatchEvent(new window.Event('input', { bubbles: true, composed: true }));
}

function write(field: HTMLInputElement | HTMLTextAreaElement, value: string, window: View): boolean {
  const before = field.value;
  const typed = { bubbles: true, composed: true, inputType: 'insertReplacementText', data: value };
  const isTooLong = field.maxLength >= 0 && value.length > field.maxLength;
  if (isTooLong || !field.dispatchEvent(new window.InputEvent('beforeinput', { ...typed, cancelable: true })))
    return false;
  const { prototype } =
    field instanceof window.HTMLTextAreaElement ? window.HTMLTextAreaElement : window.HTMLInputElement;
  setPast(prototype, 'value', field, value);
  // A number field empties itself of words, a line of line breaks.
  if (field.value !== value) {
    setPast(prototype, 'value', field, before);
    return false;
  }
  field.dispatchEvent(new window.InputEvent('input', typed));
  return true;
}

/** Past what a framework has put on the element itself, so that it notices the change. */
function setPast(prototype: object, property: string, field: Element, value: unknown): void {
  Object.getOwnPropertyDescriptor(prototype, property)?.set?.call(field, value);
}

/** The choice with this text that can be made; two of the same text are none. */
function optionOf(list: HTMLSelectElement, text: string): HTMLOptionElement | undefined {
  const meant = oneLine(text);
  const [option, other] = [...list.options].filter((one) => oneLine(one.label) === meant && !isDisabled(one));
  return other ? undefined : option;
}

function isDisabled(option: HTMLOptionElement): boolean {
  return option.disabled || option.closest('optgroup[disabled]') !== null;
}
