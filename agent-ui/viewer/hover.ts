/** The replayer rewrites `:hover` in style sheets to this class. */
const HOVER = ':hover';

/** Shows what the citizen's mouse is over: the node and all around it, as `:hover` would match. */
export function hover(page: Document, node: Node | null): void {
  const over = new Set<Element>();
  for (let at: Node | null = node; at; at = at.parentNode) if (at.nodeType === 1) over.add(at as Element);
  for (const element of page.querySelectorAll('.\\:hover')) if (!over.has(element)) unhover(element);
  for (const element of over) element.classList.add(HOVER);
}

function unhover(element: Element): void {
  element.classList.remove(HOVER);
  if (element.getAttribute('class') === '') element.removeAttribute('class');
}
