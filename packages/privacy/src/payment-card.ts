import type { Range } from './mask.ts';
import { type PlainText, searchAll } from './plain-text.ts';

// No scheme begins with 0, 1, 7, 8 or 9, which leaves times in milliseconds and most parcel numbers alone; a
// point in front is a long decimal. Points between groups would make cards of rows of prices.
const CANDIDATE = /(?<![\d.])[2-6](?:[ \-\u2010-\u2015\u2212]{0,2}\d){12,18}(?!\d)/g;

/** Fewest digits of a card, and of one that does not begin with 4: barcodes and GLN have 13. */
const SHORTEST = 13;
const SHORTEST_OTHER = 14;

/** Payment cards: 13 to 19 digits, in groups or not, whose check digit is right (ISO/IEC 7812-1, Luhn). */
export function paymentCardsIn(text: PlainText): Range[] {
  return searchAll(text, CANDIDATE, cardLength);
}

/** How much of the candidate is a card: «4111 1111 1111 1111 12/27» ends before the date. */
function cardLength(candidate: string): number {
  const shortest = candidate.startsWith('4') ? SHORTEST : SHORTEST_OTHER;
  let digits = candidate.replace(/\D/g, '');
  let length = candidate.length;
  while (digits.length >= shortest) {
    if (isLuhn(digits) && !/\d/.test(candidate.charAt(length))) return length;
    digits = digits.slice(0, -1);
    length = candidate.slice(0, length - 1).replace(/\D+$/, '').length;
  }
  return 0;
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 1; at <= digits.length; at++) {
    const weighed = Number(digits.at(-at)) * (at % 2 === 0 ? 2 : 1);
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
