/** How well white letters stand on a colour (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */

/** Of letters of ordinary size: WCAG 2.2, 1.4.3. */
export const LEAST_CONTRAST = 4.5;

/** From 1 to 21; `colour` is «#145a3a». */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = parts(colour).map(linear);
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

/** The colour itself if white can be read on it, else the nearest darker one of its kind on which it can. */
export function readableUnderWhite(colour: string): string {
  for (let share = 255; share > 0; share--) {
    const darker = `#${parts(colour)
      .map((part) =>
        Math.round((part * share) / 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (contrastWithWhite(darker) >= LEAST_CONTRAST) return darker;
  }
  return '#000000';
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
