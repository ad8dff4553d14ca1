import type { Find } from './mask.ts';

/** Digits that would complete what may be the beginning of a CPR number. */
const ENDINGS = ['1', '11', '111'];

/** A date is no beginning of a number: «01.12.2024», «2024-12-01». */
const DATE = /^(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|\d{4}-\d\d-\d\d)$/;

/** A value that is, or is becoming, a number that nobody may see is hidden again. `find` finds those. */
export function mayStayRevealed(value: string, find: Find): boolean {
  const written = value.trim();
  const isNone = (text: string) => find(text).length === 0;
  return isNone(written) && (DATE.test(written) || ENDINGS.every((ending) => isNone(written + ending)));
}
