/**
 * What a node stands in, as the page is drawn: the slotted in its slot, what a shadow root or frame holds in its host. The
 * same walk as `guidance/marks/drawn-tree`, which comes only with the marks, and for texts too.
 */
import { hostOf, isElement } from './any-realm.ts';

/** Asks the node itself and all around it, the innermost first; `end` is not asked any more. */
export function isAround(node: Node, is: (element: Element) => boolean, end?: Node | null): boolean {
  for (let at: Node | null = node; at && at !== end; at = slotOf(at) ?? hostOf(at) ?? parentOf(at))
    if (isElement(at) && is(at)) return true;
  return false;
}

export function isWithin(node: Node, selector: string): boolean {
  return isAround(node, (element) => element.matches(selector));
}

/** Whether something is true of the slot that a node is put into, or of what lies around that in its shadow root. */
export function isSlottedIn(node: Node, is: (element: Element) => boolean): boolean {
  const slot = slotOf(node);
  return !!slot && isAround(slot, is, parentOf(node));
}

/** All that is put into the slots of a shadow root; nothing for any other. */
export function slottedIn(root: Node): Node[] {
  if (root.nodeType !== 11) return [];
  return [...(root as ShadowRoot).querySelectorAll('slot')].flatMap((slot) => slot.assignedNodes());
}

// The fields of a form are its properties, by their names: a field called `parentNode` would lead round in a circle.

function parentOf(node: Node): Node | null {
  return Reflect.get(Node.prototype, 'parentNode', node) as Node | null;
}

function slotOf(node: Node): HTMLSlotElement | undefined {
  const { assignedSlot } = node as Partial<Slottable>;
  return assignedSlot?.localName === 'slot' ? assignedSlot : undefined;
}
