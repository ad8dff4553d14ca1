/** What the citizen would show with one field. Nobody asks before the page is seen, so this is fetched by then. */
import type { Find } from '@medkig/privacy/mask';
import { mayBeRevealed } from '@medkig/privacy/revealable';
import type { Capture } from './capture.ts';
import type { FieldOffer, ReadOffer, WrittenField } from './revealing.ts';
import { spokenName } from './spoken-name.ts';

/** A CSS selector that fits nothing. */
const NOTHING = ':not(*)';

const NAMING = ['name', 'id', 'autocomplete'];

/**
 * Undefined where it is not offered.
 *
 * @param hidden CSS selector of what must not be read
 */
export function fieldOffer(field: WrittenField, hidden: string, find: Find): FieldOffer | undefined {
  const label = spokenName(field, hidden);
  const { value, maxLength } = field;
  const isOneOfMany = maxLength === 1;
  return isOneOfMany || !mayBeRevealed(calledBy(field, label), value, find) ? undefined : { label, value };
}

/** Whether the agent may be allowed to write this in the field: as with showing it, and what is written is no number either. */
export function mayBeWritten(
  { idOf, revealable }: Pick<Capture, 'idOf' | 'revealable'>,
  field: Element,
  value: string,
): boolean {
  // What a list says is the page's own.
  if (field.localName === 'select')
    return mayBeRevealed(calledBy(field, spokenName(field, NOTHING)), '', () => []);
  const offer: ReadOffer = (written, hidden, find) =>
    mayBeRevealed(calledBy(written, ''), value, find) ? fieldOffer(written, hidden, find) : undefined;
  return revealable(idOf(field) ?? 0, offer) !== undefined;
}

/** All that names a field. */
function calledBy(field: Element, label: string): string {
  const names = NAMING.map((name) => field.getAttribute(name) ?? '');
  const group = field.closest('fieldset,[role=group]');
  const legend = group?.querySelector('legend')?.textContent ?? group?.getAttribute('aria-label') ?? '';
  return [label, legend, ...names].join(' ');
}
