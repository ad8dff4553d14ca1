/** Whether an `<input>` of this type shows the page's own words: «Næste» on a submit button. */
export function isLabelType(type: unknown): boolean {
  return typeof type === 'string' && ['submit', 'button', 'reset'].includes(type.toLowerCase());
}
