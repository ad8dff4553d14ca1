import { findCprNumbers } from '@medkig/privacy/cpr';
import type { HiddenPart } from '../capture/hidden-parts.ts';
import type { Facts } from './facts.ts';

/** More fields than this are «200 felter»: what is carried to the next page stays small. */
const MOST_FIELDS = 200;
/** How much of a paragraph is looked at for a number, in characters. */
const LONGEST_TEXT = 2000;

/** The facts with what is hidden on this page at this moment. A field counts once, however often it is met. */
export function countHidden(facts: Facts, parts: readonly HiddenPart[], pathname: string): Facts {
  const fields = new Set(facts.fields);
  let { cpr } = facts;
  for (const { kind, node } of parts) {
    if (kind === 'box') continue;
    // Of a text it is asked for this alone.
    if (kind === 'text' && cpr) continue;
    const holdsCpr = findCprNumbers(textOf(node)).length > 0;
    cpr ||= holdsCpr;
    if (kind === 'value' && !holdsCpr && fields.size < MOST_FIELDS) fields.add(numberOf(node, pathname));
  }
  return { ...facts, cpr, fields: [...fields] };
}

function textOf(node: Node): string {
  const text = 'value' in node ? String(node.value) : (node.parentElement ?? node).textContent;
  return (text ?? '').slice(0, LONGEST_TEXT);
}

/** FNV-1a of where the field stands and how the page's code calls it. */
function numberOf(node: Node, pathname: string): number {
  const name = ('name' in node && String(node.name)) || ('id' in node && String(node.id)) || '';
  let hash = 0x811c9dc5;
  for (const letter of `${pathname}#${name}`)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
