/** The code as it is read aloud: three digits, a pause, three, a pause, three. */

export interface TypedCode {
  text: string;
  /** Where the caret stands in `text`. */
  caret: number;
}

export function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '');
}

export function groupDigits(digits: string): string {
  return digits.replaceAll(/\d{3}(?=\d)/g, '$& ');
}

/** Groups what was typed or pasted; the caret stays behind the digit that it stood behind. */
export function regroup({ text, caret }: TypedCode): TypedCode {
  const before = digitsOf(text.slice(0, caret)).length;
  return { text: groupDigits(digitsOf(text)), caret: placeAfter(before) };
}

/** The blank between two groups cannot be deleted, so the digit beside it goes instead. */
export function deleteOverBlank({ text, caret }: TypedCode, direction: 'back' | 'forward'): TypedCode {
  const digits = digitsOf(text);
  const before = digitsOf(text.slice(0, caret)).length;
  const gone = direction === 'back' ? before - 1 : before;
  if (gone < 0) return regroup({ text, caret });
  const left = digits.slice(0, gone) + digits.slice(gone + 1);
  return { text: groupDigits(left), caret: placeAfter(gone) };
}

function placeAfter(digits: number): number {
  return digits + Math.floor(Math.max(digits - 1, 0) / 3);
}
