/** The elements of a frame are of its own realm, where our `instanceof` knows none of them. */

export function isElement(node: EventTarget | null | undefined): node is Element {
  return (node as Node | null | undefined)?.nodeType === 1;
}

export function isInput(node: Node): node is HTMLInputElement {
  return (node as Partial<Element>).localName === 'input';
}

export function isEditable(element: Element): element is HTMLElement {
  return (element as HTMLElement).isContentEditable;
}

/** What a shadow root, or the document of a frame, hangs on; nothing for any other node. */
export function hostOf(root: Node): Element | null | undefined {
  if (root.nodeType === 9) return (root as Document).defaultView?.frameElement;
  return root.nodeType === 11 ? (root as ShadowRoot).host : null;
}
