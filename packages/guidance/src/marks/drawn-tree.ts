/**
 * The tree of elements as it is drawn: a shadow root hangs on its host, the document of an open frame on the frame,
 * what is slotted stands in its slot. Works on elements of any document, also the agent's replayed one, so nothing here
 * may use `instanceof`. A closed shadow root counts as part of its host.
 */
import { contentOf, frameOf, scaleOf, windowOf } from './frames.ts';

/** The element that this one is drawn inside; null for the outermost. */
export function parentOf(element: Element): Element | null {
  return element.assignedSlot ?? element.parentElement ?? hostOf(element.parentNode);
}

/** The element itself and all that it is drawn inside, the innermost first. */
export function* outwards(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = parentOf(at)) yield at;
}

/** All elements below, each followed by those of its shadow root, in the order in which they are written. */
export function* allBelow(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* allBelow(element.shadowRoot);
  }
}

/** The innermost element at a spot of the document's viewport, looked for through `over` as if it were not there. */
export function hitAt(root: Document | ShadowRoot, x: number, y: number, over?: Element): Element | null {
  const hit = over
    ? root.elementsFromPoint(x, y).find((element) => element !== over)
    : root.elementFromPoint(x, y);
  // Where a shadow root has nothing of its own at the spot, it names its host or what lies around it.
  if (!hit || (root.nodeType !== 9 && hit.getRootNode() !== root)) return null;
  return (hit.shadowRoot && hitAt(hit.shadowRoot, x, y, over)) || hitInFrame(hit, x, y, over) || hit;
}

/** The innermost element that has keyboard focus. */
export function focusedIn(root: DocumentOrShadowRoot): Element | null {
  const { activeElement } = root;
  const inside = activeElement?.shadowRoot ?? contentOf(activeElement);
  return (inside && focusedIn(inside)) || activeElement;
}

function hitInFrame(frame: Element, x: number, y: number, over?: Element): Element | null {
  const inside = contentOf(frame);
  if (!inside) return null;
  const { left, top } = windowOf(frame as HTMLIFrameElement);
  const scale = scaleOf(frame as HTMLIFrameElement);
  return hitAt(inside, (x - left) / scale, (y - top) / scale, over);
}

function hostOf(node: ParentNode | null): Element | null {
  if (node?.nodeType === 9) return frameOf(node as Document) ?? null;
  return node && 'host' in node ? (node as ShadowRoot).host : null;
}
