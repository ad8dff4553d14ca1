import { allBelow, hitAt, outwards } from '@medkig/guidance/marks/drawn-tree';
import { isRendered, wholeBoxOf } from '@medkig/guidance/marks/field';

const USABLE =
  'input:not([type=hidden]), select, textarea, button, a[href], summary, [role=button], [role=link], [role=tab], [role=checkbox], [role=radio], [role=switch], [role=combobox], [role=option], [role=menuitem], [contenteditable=""], [contenteditable=true]';
const TITLED = 'h1, h2, h3, h4, h5, h6, legend';
const WALKED = `${USABLE}, ${TITLED}`;

/**
 * The element an agent means when she points at a spot of the replayed page: the nearest thing that can be used,
 * else the field behind a label, the group behind its legend, the heading, the drawing, else what lies there. It looks outwards
 * as the page is drawn, through open shadow roots too. Coordinates are in the page's viewport.
 */
export function elementMeant(page: Document, x: number, y: number): Element | undefined {
  const hit = hitAt(page, x, y);
  if (!hit || hit === page.documentElement || hit === page.body) return undefined;
  const around = [...outwards(hit)];
  const nearest = (selector: string) => around.find((element) => element.matches(selector));
  const usable = nearest(USABLE);
  if (usable) return usable;
  const label = nearest('label');
  const labelled = label && 'control' in label ? (label as HTMLLabelElement).control : null;
  return labelled ?? nearest('legend')?.closest('fieldset') ?? nearest(TITLED) ?? drawingOf(hit);
}

/** A line of a drawing means all of it. */
function drawingOf(hit: Element): Element {
  const svg = 'ownerSVGElement' in hit ? (hit as SVGElement).ownerSVGElement : null;
  return svg ? drawingOf(svg) : hit;
}

/** What lies exactly at a spot, with the spot as a part (0..1) of its box. */
export function spotAt(
  page: Document,
  x: number,
  y: number,
): { element: Element; x: number; y: number } | undefined {
  const element = hitAt(page, x, y);
  const box = element?.getBoundingClientRect();
  if (!element || !box || box.width === 0 || box.height === 0) return undefined;
  const part = (value: number) => Math.min(Math.max(value, 0), 1);
  return { element, x: part((x - box.left) / box.width), y: part((y - box.top) / box.height) };
}

/** Everything the keyboard can walk to, in the page's order, looked for as far as it is asked for. */
export function* outline(page: Document): Generator<Element> {
  for (const element of allBelow(page))
    if (element.matches(WALKED) && isRendered(element) && wholeBoxOf(element)) yield element;
}
