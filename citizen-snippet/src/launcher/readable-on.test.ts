import { expect, it } from 'vitest';
import { readableOn } from './readable-on.ts';

it('can be read on every colour (WCAG 2.2, 1.4.3)', () => {
  const steps = Array.from({ length: 18 }, (_, at) => at * 15);
  let worst = 21;
  for (const red of steps)
    for (const green of steps)
      for (const blue of steps) {
        const ink = readableOn(
          `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
        );
        worst = Math.min(worst, contrast([red, green, blue], ink === '#fff' ? 1 : 0));
      }
  expect(worst).toBeGreaterThanOrEqual(4.5);
});

it.each([
  ['#145a3a', '#fff'],
  ['#FFD84D', '#000'],
  ['#000000', '#fff'],
  ['#ffffff', '#000'],
])('on %s it is %s', (colour, ink) => expect(readableOn(colour)).toBe(ink));

/** As WCAG defines it. */
function contrast(colour: readonly number[], inkLuminance: number): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [high, low] = luminance > inkLuminance ? [luminance, inkLuminance] : [inkLuminance, luminance];
  return (high + 0.05) / (low + 0.05);
}
