import { allBelow } from '@medkig/guidance/marks/drawn-tree';
import { isRendered, kindOf, nameOf } from '@medkig/guidance/marks/field';
import { outline } from './stage-point.ts';
import type { Wanted } from './viewer-messages.ts';

/** What a form may show for some answers alone. */
const NAMED = 'input, select, textarea, fieldset, button';

/**
 * The rendered element that a step of a guide card speaks of: what its selector finds first, else what the page calls
 * by its label.
 */
export function findTarget(
  page: Document,
  { selector, label }: Pick<Wanted, 'selector' | 'label'>,
): Element | undefined {
  return bySelector(page, selector) ?? (label === null ? undefined : byLabel(page, label));
}

export function bySelector(page: Document, selector: string | null): Element | undefined {
  if (selector === null) return undefined;
  for (const root of rootsOf(page)) {
    const found = select(root, selector).find(isRendered);
    if (found) return meant(found);
  }
  return undefined;
}

/** Whether the page has what was not found, and does not show it: what belongs to another answer, or to a later page. */
export function isHidden(page: Document, { selector, label }: Pick<Wanted, 'selector' | 'label'>): boolean {
  const wanted = label === null ? undefined : folded(label);
  return [...rootsOf(page)].some(
    (root) =>
      (selector !== null && select(root, selector).length > 0) ||
      select(root, NAMED).some((element) => folded(nameOf(element)) === wanted),
  );
}

/** The document and the open shadow roots in it, in the page's order: a selector looks into none of them by itself. */
function* rootsOf(page: Document): Generator<Document | ShadowRoot> {
  yield page;
  for (const { shadowRoot } of allBelow(page)) if (shadowRoot) yield shadowRoot;
}

/** Of several with one name, what can be used comes before words, then the first of the page. */
function byLabel(page: Document, label: string): Element | undefined {
  const wanted = folded(label);
  const named = [...outline(page)].map((element) => [element, folded(nameOf(element))] as const);
  // Many labels go on after the name: «Etage og dør (frivilligt)».
  const fits = [
    named.filter(([, name]) => name === wanted),
    named.filter(([, name]) => name.startsWith(`${wanted} `)),
  ];
  const [fitting = []] = fits.filter(({ length }) => length > 0);
  const [best] = fitting.find(([element]) => kindOf(element) !== 'look') ?? fitting[0] ?? [];
  return best && meant(best);
}

/** Words that stand for something else: the field behind its label, the group behind its legend. */
function meant(element: Element): Element {
  if (element.localName === 'legend') return element.closest('fieldset') ?? element;
  return ('control' in element && (element as HTMLLabelElement).control) || element;
}

/** Whoever wrote the card may have misspelt it: what is no selector finds nothing. */
function select(root: Document | ShadowRoot, selector: string): Element[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

/** As people compare words: case and blanks do not matter, nor the signs that labels end with. */
function folded(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('da')
    .replace(/\s+/g, ' ')
    .replace(/[\s*:]+$/, '')
    .trim();
}
