import type { Range } from './mask.ts';
import { type PlainText, searchAll } from './plain-text.ts';

const NEAR_WORD =
  /(?=\w\d)(?<=(?<!\p{L})pas(?:s?port)?(?:nr|nummer|s?)\W{0,4}(?:nr|nummer)?\W{0,4})[A-Z\d]\d{8}(?![\p{L}\d])/giu;

/** Passport numbers behind their word: nine digits, or a letter and eight. */
export function passportsIn(text: PlainText): Range[] {
  return searchAll(text, NEAR_WORD);
}
