/**
 * Finds Danish personal identification numbers (CPR) however they are written. Too much hidden is a small
 * fault, too little the large one; so «10.12.24 1030» and one in twenty ten-digit numbers are hidden too.
 *
 * Modulus 11 is never asked: numbers without it have been issued since 2007
 * (https://cpr.dk/cpr-systemet/personnumre-uden-kontrolciffer-modulus-11-kontrol).
 */
import { maskRanges, type Range } from './mask.ts';
import { type PlainText, readings, searchAll } from './plain-text.ts';

/**
 * `prose` takes blanks, dashes, dots and slashes anywhere in the number. `machine` is for style sheets and
 * drawings, where rows of small numbers are everyday: it takes one such sign, before the last four.
 */
export type Writing = 'prose' | 'machine';

const SIGN = '[\\s\\-\\u2010-\\u2015\\u2212./_+]';

/** Day and month: 61–91 is how some replacement numbers mark the day. */
function birthDate(inner: string, between: string, century = ''): string {
  const day = `(?:[06]${inner}[1-9]|[1278]${inner}\\d|[39]${inner}[01])`;
  const month = `(?:0${inner}[1-9]|1${inner}[0-2])`;
  return `${day}${between}${month}${between}${century}\\d${inner}\\d`;
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
    // The year with or without its century: «01.01.1990-1234».
    fourLast(ANY, birthDate('', ANY, '(?:19|20)?')),
    // In pairs to the end. The sign after the year keeps «12.10.2024 10» a date.
    `${NOT_AFTER_DIGIT}${birthDate('', ANY)}${SOME}\\d\\d${SOME}\\d\\d${END}`,
    // Every digit on its own, as in a row of boxes.
    `${NOT_AFTER_DIGIT}${birthDate(SOME, SOME)}${SOME}\\d(?:${SOME}[0-9A-Za-z]){2}${SOME}\\d${END}`,
  ].join('|'),
  'g',
);
const machine = new RegExp(fourLast(`${SIGN}?`, birthDate('', '')), 'g');
const patterns = { prose, machine };

/** The numbers in `text`; they may overlap. Percent-encoded ones are found too. */
export function findCprNumbers(text: string, writing: Writing = 'prose'): Range[] {
  return readings(text).flatMap((reading) => cprNumbersIn(reading, writing));
}

/** The same in a text that has been read already. */
export function cprNumbersIn(reading: PlainText, writing: Writing = 'prose'): Range[] {
  return searchAll(reading, patterns[writing]);
}

/** Puts a mask in place of every number that may be a CPR number. */
export function maskCprNumbers(text: string, writing: Writing = 'prose'): string {
  return maskRanges(text, findCprNumbers(text, writing));
}

export function containsCprNumber(text: string, writing: Writing = 'prose'): boolean {
  return findCprNumbers(text, writing).length > 0;
}
