/**
 * Whether any string of the events, or all their texts read in a row, spells the number: whatever stands
 * between its digits, in any encoding that a reader would undo.
 */
export function spells(events: unknown, cpr: string): boolean {
  const digits = digitsIn(cpr);
  const strings: string[] = [];
  const texts: string[] = [];
  JSON.stringify(events, (key, value) => {
    if (typeof value === 'string') strings.push(value);
    if (typeof value === 'string' && (key === 'textContent' || key === 'value')) texts.push(value);
    if (value && typeof value === 'object') strings.push(...Object.keys(value));
    return value;
  });
  return [...strings, texts.join('')].some((string) => digitsIn(string).includes(digits));
}

function digitsIn(text: string): string {
  return text
    .replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)))
    .normalize('NFKC')
    .replace(/\D/g, '');
}
