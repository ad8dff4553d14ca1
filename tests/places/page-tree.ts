/** The citizen's page with its shadow roots and frames as one tree, and where each part of it lies in the window. Runs inside the page. */

export const TAG = 'sted-';

export function tagOf(element: Element): string | undefined {
  return [...element.classList].find((name) => name.startsWith(TAG));
}

export function insideOf(element: Element): Document | ShadowRoot | null {
  return element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : element.shadowRoot;
}

export function everything(root: Document | ShadowRoot = document): Element[] {
  return [...root.querySelectorAll(`[class*=${TAG}]`)].flatMap((element) => {
    const inside = insideOf(element);
    return inside ? [element, ...everything(inside)] : [element];
  });
}

export function frameAround({ ownerDocument }: Element): HTMLIFrameElement | undefined {
  return [...document.querySelectorAll('iframe')].find((frame) => frame.contentDocument === ownerDocument);
}

/** Where the page of a frame begins in the window, and how large its pixels are there. */
function viewOf(frame: HTMLIFrameElement): { left: number; top: number; scale: number } {
  const style = getComputedStyle(frame);
  const scale = chainFrom(frame).reduce(
    (product, around) => product * new DOMMatrix(getComputedStyle(around).transform).a,
    frame.currentCSSZoom,
  );
  const edge = (...widths: string[]) =>
    scale * widths.reduce((sum, width) => sum + Number.parseFloat(width), 0);
  const { left, top } = frame.getBoundingClientRect();
  return {
    left: left + edge(style.borderLeftWidth, style.paddingLeft),
    top: top + edge(style.borderTopWidth, style.paddingTop),
    scale,
  };
}

/** A box of the element or its words, as it lies in the window of the whole page. */
export function inWindow(box: DOMRect, element: Element): DOMRect {
  const frame = frameAround(element);
  if (!frame) return box;
  const { left, top, scale } = viewOf(frame);
  return new DOMRect(left + box.x * scale, top + box.y * scale, box.width * scale, box.height * scale);
}

export const boxOf = (element: Element) => inWindow(element.getBoundingClientRect(), element);

export function find(tag: string): Element {
  const element = everything().find((one) => tagOf(one) === tag);
  if (!element) throw new Error(`no element ${tag}`);
  return element;
}

export function outerOf(element: Element): Element | null {
  const root = element.getRootNode();
  const host = 'host' in root ? (root as ShadowRoot).host : null;
  return element.assignedSlot ?? element.parentElement ?? host ?? frameAround(element) ?? null;
}

/** From the innermost element at a spot to the page, as it is drawn. */
export function chainAt(x: number, y: number): Element[] {
  const hit = document.elementFromPoint(x, y);
  if (hit?.localName !== 'iframe') return hit ? chainFrom(deepest(hit, x, y)) : [];
  const frame = hit as HTMLIFrameElement;
  const { left, top, scale } = viewOf(frame);
  const [innerX, innerY] = [(x - left) / scale, (y - top) / scale];
  const inner = frame.contentDocument?.elementFromPoint(innerX, innerY);
  return chainFrom(inner ? deepest(inner, innerX, innerY) : frame);
}

function deepest(hit: Element, x: number, y: number): Element {
  const inside = hit.shadowRoot?.elementFromPoint(x, y);
  if (!inside || inside === hit || !hit.shadowRoot?.contains(inside)) return hit;
  return deepest(inside, x, y);
}

export function chainFrom(innermost: Element): Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = innermost; at; at = outerOf(at)) chain.push(at);
  return chain;
}
