import { expect, it } from 'vitest';
import { middleOf, slopeOf } from './line.ts';

const rising = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => ({ at, value: 100 + 3 * at }));

it('tells how much a line rises, wherever its points are', () => {
  expect(slopeOf(rising)).toBe(3);
  expect(slopeOf(rising.filter(({ at }) => at !== 1 && at !== 4).toReversed())).toBe(3);
  expect(slopeOf(rising.map(({ at }) => ({ at, value: 7 })))).toBe(0);
});

it('is not bent by a moment that was like no other', () => {
  for (const odd of rising) {
    for (const value of [0, 1e6])
      expect(slopeOf(rising.map((it) => (it === odd ? { ...odd, value } : it)))).toBe(3);
  }
});

it('takes the middle, or what is between the two in the middle', () => {
  expect(middleOf([9, 1, 2])).toBe(2);
  expect(middleOf([10, 1, 2, 4])).toBe(3);
  expect(middleOf([])).toBeNaN();
});
