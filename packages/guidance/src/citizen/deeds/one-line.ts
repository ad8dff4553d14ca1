/** Words as they are compared: however the page has broken them. */
export function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
