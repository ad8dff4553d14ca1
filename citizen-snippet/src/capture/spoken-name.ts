import { isElement, isInput } from './any-realm.ts';
import { isWithin } from './around.ts';

/** Elements whose text is, or may be, what the citizen entered. */
const ENTERED =
  'input, select, textarea, output, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"]';

/**
 * What a field, button or link is called on the page, never what is in it: the accessible name in short
 * (https://www.w3.org/TR/accname-1.2/), with the legend for a choice.
 *
 * @param hidden CSS selector of what must not be read; a name from inside it is empty
 */
export function spokenName(element: Element, hidden: string): string {
  if (isWithin(element, hidden)) return '';
  const words = (node: Node) => wordsOf(node, hidden);
  const name =
    labelsById(element).map(words).join(' ') ||
    attribute(element, 'aria-label') ||
    labelsOf(element).map(words).join(' ') ||
    ownWords(element, words) ||
    attribute(element, 'title');
  const legend = isChoice(element) ? element.closest('fieldset')?.querySelector('legend') : null;
  return `${legend ? words(legend) : ''} ${name}`.replace(/\s+/g, ' ').trim();
}

function labelsById(element: Element): Element[] {
  const root = element.getRootNode();
  if (!('getElementById' in root)) return [];
  const ids = attribute(element, 'aria-labelledby').split(/\s+/);
  return ids
    .map((id) => (root as Document | ShadowRoot).getElementById(id))
    .filter((label) => label !== null);
}

function labelsOf(element: Element): Node[] {
  return 'labels' in element && element.labels ? [...(element.labels as NodeList)] : [];
}

function ownWords(element: Element, words: (node: Node) => string): string {
  if (isInput(element)) {
    return ['submit', 'button', 'reset'].includes(element.type) ? element.value : element.placeholder;
  }
  return element.matches('button, a, summary, [role="button"]') ? words(element) : '';
}

function isChoice(element: Element): boolean {
  return isInput(element) && (element.type === 'radio' || element.type === 'checkbox');
}

/** The text of a label without the fields and hidden parts that stand inside it. */
function wordsOf(node: Node, hidden: string): string {
  if (isWithin(node, hidden) || (isElement(node) && node.matches(ENTERED))) return '';
  if (node.nodeType === 3) return node.nodeValue ?? '';
  return [...node.childNodes].map((child) => wordsOf(child, hidden)).join('');
}

function attribute(element: Element, name: string): string {
  return element.getAttribute(name)?.trim() ?? '';
}
