/** The lines with something on them. `number` counts from 1, with the empty ones. */
export function linesOf(text: string): { number: number; text: string }[] {
  return text
    .split('\n')
    .map((line, at) => ({ number: at + 1, text: line.trim() }))
    .filter((line) => line.text !== '');
}

export function hasLine(text: string, line: string): boolean {
  return linesOf(text).some((one) => one.text === line);
}

/** With the line at its end, or without it. */
export function withLine(text: string, line: string, isThere: boolean): string {
  const others = linesOf(text)
    .map((one) => one.text)
    .filter((one) => one !== line);
  return (isThere ? [...others, line] : others).join('\n');
}
