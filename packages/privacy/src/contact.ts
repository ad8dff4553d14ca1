import type { Range } from './mask.ts';
import { type PlainText, searchAll } from './plain-text.ts';

// Tried where a run of its signs begins, else a long word would be read once for each letter.
const EMAIL = /(?<![\p{L}\d._%+'’-])[\p{L}\d._%+'’-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu;
const PHONE = /(?<!\d)(?:(?:\+|00)45[ -]?)?[2-9]\d(?:[ .-]?\d\d){3}(?!\d)/g;

export function emailsIn(text: PlainText): Range[] {
  return searchAll(text, EMAIL);
}

/** Danish telephone numbers: eight digits, the first from 2 to 9, with or without +45. */
export function phonesIn(text: PlainText): Range[] {
  return searchAll(text, PHONE);
}
