import { boxOf, isRendered } from '@medkig/guidance/marks/field';

const USABLE =
  'input:not([type=hidden]), select, textarea, button, a[href], summary, [role=button], [role=link], [role=tab], [role=checkbox], [role=radio], [role=switch], [role=combobox], [role=option], [role=menuitem], [contenteditable=""], [contenteditable=true]';
const TITLED = 'h1, h2, h3, h4, h5, h6, legend';

/**
 * The element an agent means when she points at a spot of the replayed page: the field behind a label, the
 * group behind its legend, the nearest thing that can be used, else what lies there. Coordinates are in the
 * page's viewport.
 */
export function elementMeant(page: Document, x: number, y: number): Element | undefined {
  const hit = page.elementFromPoint(x, y);
  if (!hit || hit === page.documentElement || hit === page.body) return undefined;
  const usable = hit.closest(USABLE);
  if (usable) return usable;
  const label = hit.closest('label');
  const labelled = label && 'control' in label ? label.control : null;
  if (labelled) return labelled;
  const legend = hit.closest('legend');
  return legend?.closest('fieldset') ?? hit.closest(TITLED) ?? hit;
}

/** What lies exactly at a spot, with the spot as a part (0..1) of its box. */
export function spotAt(
  page: Document,
  x: number,
  y: number,
): { element: Element; x: number; y: number } | undefined {
  const element = page.elementFromPoint(x, y);
  const box = element?.getBoundingClientRect();
  if (!element || !box || box.width === 0 || box.height === 0) return undefined;
  const part = (value: number) => Math.min(Math.max(value, 0), 1);
  return { element, x: part((x - box.left) / box.width), y: part((y - box.top) / box.height) };
}

/** Everything the keyboard can walk to, in the page's order. */
export function outline(page: Document): Element[] {
  return [...page.querySelectorAll(`${USABLE}, ${TITLED}`)].filter(
    (element) => isRendered(element) && boxOf(element),
  );
}
