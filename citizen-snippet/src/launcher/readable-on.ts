/** Of red, green and blue: near enough to WCAG's. */
const SHARES = [3, 10, 1];
/** As bright as this both are read alike. */
const MIDDLE = 496_000;

/** Black or white, whichever is read better on the colour («#145a3a»): at least 4.5 to 1 on every one. */
export function readableOn(colour: string): string {
  const bright = (sum: number, share: number, at: number) =>
    sum + share * Number(`0x${colour.slice(2 * at + 1, 2 * at + 3)}`) ** 2.2;
  return SHARES.reduce(bright, 0) > MIDDLE ? '#000' : '#fff';
}
