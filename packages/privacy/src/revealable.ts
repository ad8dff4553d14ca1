import type { Find } from './mask.ts';
import { mayStayRevealed } from './stay-revealed.ts';

/** CPR, passwords and codes, cards, accounts, passports and the card of the public health service. */
const NEVER_SHOWN =
  /cpr|person-?n(?:umme)?r|løbenummer|(?:sidste|last) (?:4|fire|four)|passw|kode(?!k)|\b(?:pin|otp|cv[cv]2?|reg)\b|code\b|\bcc-|kort-?n(?:umme)?r|betalingskort|card|konto(?!r)|iban|account|reg(?:istrerings)?\.? ?n(?:umme)?r|\bpas(?:n(?:umme)?r)?\b|passport|sundhedskort|sygesikring|kørekort|mitid|nemid/i;

/** «postnummer» and «postkode» are harmless. */
const HARMLESS = /post-?(?:kode|code|al-code)|zip-?code/gi;

/**
 * Whether the citizen may be offered to show a field.
 *
 * @param called all that names the field: label, legend, `name`, `id`, `autocomplete`
 */
export function mayBeRevealed(called: string, value: string, find: Find): boolean {
  return !NEVER_SHOWN.test(called.replace(HARMLESS, '')) && mayStayRevealed(value, find);
}
