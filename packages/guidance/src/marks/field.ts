/**
 * What belongs to a field of the page: its label, its hint, its name and its box. Works on elements of any
 * document, also the agent's replayed one, so nothing here may use `instanceof`.
 */
import { type Box, bottom, overlap, right, union } from './box.ts';
import { clipOf } from './clip.ts';
import { drawnBox, inPage } from './frames.ts';

/** In CSS pixels: a description further away than this belongs to the field by markup but not to the eye. */
const FAR = 160;
const LONGEST_NAME = 80;

const FIELDS = new Set(['input', 'select', 'textarea', 'output', 'meter', 'progress']);
const PRESSED_INPUTS = new Set(['submit', 'button', 'reset', 'image']);
const TICKED_INPUTS = new Set(['checkbox', 'radio']);

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isControl(element: Element): element is Control {
  return FIELDS.has(element.localName);
}

/** `write`: the citizen types or chooses there; `press`: a button, link or tick; `look`: anything else. */
export type FieldKind = 'write' | 'press' | 'look';

export function kindOf(element: Element): FieldKind {
  if (element.matches('button, a[href], summary, [role="button"], [role="link"], [role="tab"]'))
    return 'press';
  if (!isControl(element))
    return element.matches('[contenteditable=""], [contenteditable="true"]') ? 'write' : 'look';
  if (element.localName !== 'input') return 'write';
  return PRESSED_INPUTS.has(element.type) || TICKED_INPUTS.has(element.type) ? 'press' : 'write';
}

/** The element itself and the labels and hints that speak about it. */
export function partsOf(element: Element): Element[] {
  return [element, ...labelsOf(element), ...referred(element, 'aria-describedby')];
}

function labelsOf(element: Element): Element[] {
  const own = isControl(element) ? [...(element.labels ?? [])] : [];
  return [...own, ...referred(element, 'aria-labelledby')];
}

function referred(element: Element, attribute: string): Element[] {
  const root = element.getRootNode();
  if (!('getElementById' in root)) return [];
  const ids = (element.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean);
  return ids.flatMap((id) => (root as Document | ShadowRoot).getElementById(id) ?? []);
}

/**
 * The box around the element, its label and its hint, in the page's viewport; undefined when nothing of it
 * can be seen, also where a part of the page that scrolls has moved it out of itself.
 */
export function boxOf(element: Element): Box | undefined {
  const canBeSeen = partsOf(element).some((part) => {
    const box = drawnBox(part);
    return isDrawn(box) && overlap(box, clipOf(part));
  });
  return canBeSeen ? wholeBoxOf(element) : undefined;
}

/**
 * The same, wherever it has been scrolled to; undefined when nothing of it is drawn. A control that a design system
 * hides behind its label counts through the label.
 */
export function wholeBoxOf(element: Element): Box | undefined {
  const own = drawnBox(element);
  const [, ...words] = partsOf(element);
  // What is drawn instead of a hidden control (a round mark, a box) belongs to its label's own box.
  if (!isDrawn(own)) return union(words.map(drawnBox).filter(isDrawn));
  return union([own, ...words.map(textBox).filter((box) => isDrawn(box) && gap(own, box) <= FAR)]);
}

/** A label is often a block as wide as the page; the ring goes round its words. */
function textBox(element: Element): Box {
  const range = element.ownerDocument.createRange();
  range.selectNodeContents(element);
  return inPage(range.getBoundingClientRect(), element);
}

function isDrawn(box: Box): boolean {
  return box.width > 1 && box.height > 1 && right(box) > -9000;
}

function gap(a: Box, b: Box): number {
  return Math.max(a.left - right(b), b.left - right(a), a.top - bottom(b), b.top - bottom(a), 0);
}

/** True when some of the element, or of a label that stands for it, is drawn and not made invisible. */
export function isRendered(element: Element): boolean {
  return partsOf(element).some(
    (part) =>
      (part.checkVisibility?.({ visibilityProperty: true }) ?? true) && part.getClientRects().length > 0,
  );
}

/** Whether its lines begin at right. */
export function isRightToLeft(element: Element): boolean {
  return element.ownerDocument.defaultView?.getComputedStyle(element).direction === 'rtl';
}

/** What the page calls the element, at most 80 characters; never what was typed in it. '' when it has no name. */
export function nameOf(element: Element): string {
  return cut(
    spoken(referred(element, 'aria-labelledby')) ||
      element.getAttribute('aria-label') ||
      spoken(labelsOf(element)) ||
      ownName(element) ||
      element.getAttribute('title') ||
      '',
  );
}

function ownName(element: Element): string {
  if (element.localName === 'fieldset') return spoken([...element.querySelectorAll(':scope > legend')]);
  if (element.localName === 'img') return element.getAttribute('alt') ?? '';
  if (!isControl(element)) return spoken([element]);
  const labelled = element.localName === 'input' && PRESSED_INPUTS.has(element.type);
  return element.getAttribute(labelled ? 'value' : 'placeholder') ?? element.getAttribute('alt') ?? '';
}

/** The elements' text without that of fields inside them: a label may wrap its own select. */
function spoken(elements: readonly Element[]): string {
  return elements.map(text).join(' ').trim();
}

function text(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? '';
  const name = node.nodeName.toLowerCase();
  if (name === 'select' || name === 'textarea' || name === 'script' || name === 'style') return '';
  return partsOfText(node).map(text).join('');
}

/** Of a slot: what the page has put there. */
function partsOfText(node: Node): Node[] {
  const slotted = 'assignedNodes' in node ? (node as HTMLSlotElement).assignedNodes() : [];
  return slotted.length > 0 ? slotted : [...node.childNodes];
}

function cut(name: string): string {
  const plain = name.replace(/\s+/g, ' ').trim();
  return plain.length <= LONGEST_NAME ? plain : `${plain.slice(0, LONGEST_NAME - 1)}…`;
}
