import { expect, it } from 'vitest';
import { noLivePage } from './live-page.ts';

it('of a page that nobody has chosen anything for nothing is treated otherwise, boxed or shown', () => {
  expect(noLivePage.treatment(10)).toBeUndefined();
  expect(noLivePage.size(10)).toEqual({ width: 0, height: 0 });
  expect(noLivePage.isRevealed(10)).toBe(false);
});
