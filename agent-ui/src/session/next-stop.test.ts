import { expect, it } from 'vitest';
import { nextStop } from './next-stop.ts';

it('the arrows of the axis go round, Home and End to the ends, and other keys nowhere', () => {
  expect(nextStop('column', 'ArrowDown', 0, 3)).toBe(1);
  expect(nextStop('row', 'ArrowRight', 2, 3)).toBe(0);
  expect(nextStop('column', 'ArrowUp', 0, 3)).toBe(2);
  expect(nextStop('row', 'ArrowLeft', 2, 3)).toBe(1);
  expect(nextStop('row', 'Home', 2, 3)).toBe(0);
  expect(nextStop('row', 'End', 0, 3)).toBe(2);
  expect(nextStop('row', 'ArrowDown', 0, 3)).toBeUndefined();
  expect(nextStop('column', 'Enter', 0, 3)).toBeUndefined();
  expect(nextStop('column', 'ArrowDown', -1, 0)).toBeUndefined();
});
