import type { Range } from './mask.ts';
import { type PlainText, searchAll } from './plain-text.ts';

const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d\d(?:[ -]?[A-Z\d]){11,30}/giu;
const SHORTEST_IBAN = 15;
/** A Danish one is hidden also with a digit mistyped. */
const DANISH_IBAN = /^DK\d{16}$/i;

const CALLED = '\\W{0,4}(?:nr|nummer|no)?\\W{0,4}';
// Registration number, account number, or both; «kontor» and «region» are other words.
const NEAR_WORD = new RegExp(
  `(?=\\d)(?:(?<=(?<!\\p{L})(?:reg(?:istrerings)?${CALLED}(?:(?:og|/|&)?\\W{0,3}konto${CALLED})?))\\d(?: ?\\d){3}(?!\\d)(?:[ .\\-/]{0,3}(?:konto${CALLED})?\\d(?:[ .-]?\\d){5,9})?(?!\\d)` +
    `|(?<=konto(?!r)(?:en)?${CALLED})\\d(?:[ .\\-/]{0,3}\\d){5,13}(?!\\d))`,
  'giu',
);

/** The word behind it: «1234 0123456789 er dit kontonummer». */
const BEFORE_WORD = /(?<!\d)\d{4}[ .\-/]{0,3}\d(?:[ .-]?\d){5,9}(?=\D{0,20}konto(?!r))/giu;

/**
 * Without a word, since that may come later: registration number and an account number of full length, alone.
 * Barcodes have 13 digits, and a row of numbers goes on.
 */
const ALONE = /(?<![\p{L}\d]|\d[ .\-/])\d{4}[ .\-/]{0,3}\d(?:[ .-]?\d){9}(?![\p{L}\d]|[ .\-/]\d)/gu;

/** IBAN of any country, and Danish registration and account numbers: of full length, or by their word. */
export function bankAccountsIn(text: PlainText): Range[] {
  return [
    ...searchAll(text, IBAN, ibanLength),
    ...searchAll(text, NEAR_WORD),
    ...searchAll(text, BEFORE_WORD),
    ...searchAll(text, ALONE),
  ];
}

/** How much of the candidate is an IBAN: the words behind it look like more of it. */
function ibanLength(candidate: string): number {
  for (let length = candidate.length; length >= SHORTEST_IBAN; length--) {
    if (/[ -]/.test(candidate.charAt(length - 1))) continue;
    const iban = candidate.slice(0, length).replace(/[ -]/g, '');
    if (iban.length < SHORTEST_IBAN) break;
    if (DANISH_IBAN.test(iban) || remainder97(iban) === 1) return length;
  }
  return 0;
}

/** ISO 13616: the first four to the end, letters as 10 to 35, and the rest of a division by 97. */
function remainder97(iban: string): number {
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
