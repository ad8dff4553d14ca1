import type { Say } from '../strings.ts';

const words = [
  'digits.0',
  'digits.1',
  'digits.2',
  'digits.3',
  'digits.4',
  'digits.5',
  'digits.6',
  'digits.7',
  'digits.8',
  'digits.9',
] as const;

/** «482019735» → ['482', '019', '735']: as it is shown and said. */
export function inThrees(digits: string): string[] {
  return digits.match(/.{3}/g) ?? [];
}

/** The code as the agent says it: «fire – otte – to … nul – et – ni … tre – syv – fem». */
export function spokenDigits(digits: string, say: Say): string {
  const group = (three: string) => [...three].map((digit) => wordFor(digit, say)).join(' – ');
  return inThrees(digits).map(group).join(' … ');
}

function wordFor(digit: string, say: Say): string {
  const word = words[Number(digit)];
  if (!word) throw new RangeError('not a digit');
  return say(word);
}
