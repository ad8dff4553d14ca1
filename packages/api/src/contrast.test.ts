import { expect, it } from 'vitest';
import { contrastWithWhite, readableUnderWhite } from './contrast.ts';

it('white on black is 21, on itself 1, and on a green of a municipality what the formula says', () => {
  expect(contrastWithWhite('#000000')).toBeCloseTo(21, 5);
  expect(contrastWithWhite('#ffffff')).toBeCloseTo(1, 5);
  expect(contrastWithWhite('#145a3a')).toBeCloseTo(8.2, 1);
  expect(contrastWithWhite('#777777')).toBeCloseTo(4.48, 2);
});

it('a colour on which white can be read stays, another becomes a little darker', () => {
  expect(readableUnderWhite('#145a3a')).toBe('#145a3a');
  expect(readableUnderWhite('#777777')).toBe('#767676');
  const yellow = readableUnderWhite('#ffd84d');
  expect(contrastWithWhite(yellow)).toBeGreaterThanOrEqual(4.5);
  expect(contrastWithWhite(yellow)).toBeLessThan(4.6);
});
