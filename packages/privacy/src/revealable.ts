import type { Find } from './mask.ts';

/** CPR, passwords and codes, cards, accounts, passports and the card of the public health service. */
const NEVER_SHOWN =
  /cpr|person-?n(?:umme)?r|løbenummer|(?:sidste|last) (?:4|fire|four)|passw|kode(?!k)|\b(?:pin|otp|cv[cv]2?|reg)\b|code\b|\bcc-|kort-?n(?:umme)?r|betalingskort|card|konto(?!r)|iban|account|reg(?:istrerings)?\.? ?n(?:umme)?r|\bpas(?:n(?:umme)?r)?\b|passport|sundhedskort|sygesikring|kørekort|mitid|nemid/i;

/** «postnummer» and «postkode» are harmless. */
const HARMLESS = /post-?(?:kode|code|al-code)|zip-?code/gi;

/** Digits that would complete what may be the beginning of a CPR number. */
const ENDINGS = ['1', '11', '111'];

/**
 * Whether the citizen may be offered to show a field.
 *
 * @param called all that names the field: label, legend, `name`, `id`, `autocomplete`
 */
export function mayBeRevealed(called: string, value: string, find: Find): boolean {
  return !NEVER_SHOWN.test(called.replace(HARMLESS, '')) && mayStayRevealed(value, find);
}

/** A date is no beginning of a number: «01.12.2024», «2024-12-01». */
const DATE = /^(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|\d{4}-\d\d-\d\d)$/;

/** A value that is, or is becoming, a number that nobody may see is hidden again. `find` finds those. */
export function mayStayRevealed(value: string, find: Find): boolean {
  const written = value.trim();
  const isNone = (text: string) => find(text).length === 0;
  return isNone(written) && (DATE.test(written) || ENDINGS.every((ending) => isNone(written + ending)));
}
