/**
 * Finds Danish personal identification numbers (CPR) however they are written. Too much hidden is a small
 * fault, too little the large one; so «10.12.24 1030» and one in twenty ten-digit numbers are hidden too.
 *
 * Modulus 11 is never asked: numbers without it have been issued since 2007
 * (https://cpr.dk/cpr-systemet/personnumre-uden-kontrolciffer-modulus-11-kontrol).
 */
import { maskRanges, type Range } from './mask.ts';
import { decodedPlainText, type PlainText, plainText } from './plain-text.ts';

/**
 * `prose` takes blanks, dashes, dots and slashes anywhere in the number. `machine` is for style sheets and
 * drawings, where rows of small numbers are everyday: it takes one such sign, before the last four.
 */
export type Writing = 'prose' | 'machine';

const SIGN = '[\\s\\-\\u2010-\\u2015\\u2212./_+]';

/** Day and month: 61–91 is how some replacement numbers mark the day. */
function birthDate(inner: string, between: string): string {
  const day = `(?:[06]${inner}[1-9]|[1278]${inner}\\d|[39]${inner}[01])`;
  const month = `(?:0${inner}[1-9]|1${inner}[0-2])`;
  return `${day}${between}${month}${between}\\d${inner}\\d`;
}

const ANY = `${SIGN}{0,3}`;
const SOME = `${SIGN}{1,3}`;
const NOT_AFTER_DIGIT = '(?<!\\d)';
const NOT_AFTER_WORD = '(?<![0-9A-Za-z])';
const END = '(?![0-9A-Za-z])';

// Replacement numbers carry two letters («280456-0PJ2»). A word in front is allowed only without letters
// («CPR0101901234»), else file hashes would be hidden.
const fourLast = (gap: string, date: string) =>
  `${NOT_AFTER_WORD}${date}${gap}\\d[0-9A-Za-z]{2}\\d${END}|${NOT_AFTER_DIGIT}${date}${gap}\\d{4}${END}`;

const prose = new RegExp(
  [
    fourLast(ANY, birthDate('', ANY)),
    // In pairs to the end. The sign after the year keeps «12.10.2024 10» a date.
    `${NOT_AFTER_DIGIT}${birthDate('', ANY)}${SOME}\\d\\d${SOME}\\d\\d${END}`,
    // Every digit on its own, as in a row of boxes.
    `${NOT_AFTER_DIGIT}${birthDate(SOME, SOME)}(?:${SOME}\\d){4}${END}`,
  ].join('|'),
  'g',
);
const machine = new RegExp(fourLast(`${SIGN}?`, birthDate('', '')), 'g');

/** The numbers in `text`, in order; they may overlap. Percent-encoded ones are found too. */
export function findCprNumbers(text: string, writing: Writing = 'prose'): Range[] {
  if (!/\p{N}/u.test(text)) return [];
  const pattern = writing === 'prose' ? prose : machine;
  const decoded = decodedPlainText(text);
  return [...search(plainText(text), pattern), ...(decoded ? search(decoded, pattern) : [])];
}

/** Puts a mask in place of every number that may be a CPR number. */
export function maskCprNumbers(text: string, writing: Writing = 'prose'): string {
  return maskRanges(text, findCprNumbers(text, writing));
}

export function containsCprNumber(text: string, writing: Writing = 'prose'): boolean {
  return findCprNumbers(text, writing).length > 0;
}

function search(text: PlainText, pattern: RegExp): Range[] {
  const found: Range[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text.plain); match; match = pattern.exec(text.plain)) {
    found.push(text.source(match.index, match.index + match[0].length));
    // A date in front must not swallow the beginning of the number behind it.
    pattern.lastIndex = match.index + 1;
  }
  return found;
}
