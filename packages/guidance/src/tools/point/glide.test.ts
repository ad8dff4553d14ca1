import { expect, it } from 'vitest';
import { createGlide } from './glide.ts';

const at = (x: number) => ({ x, y: 0 });

it('a pointer is where it was first aimed at', () => {
  expect(createGlide(false)(at(40), 0)).toEqual(at(40));
});

it('goes to a new aim step by step, and arrives', () => {
  const glide = createGlide(false);
  glide(at(0), 0);
  glide.aimed(1000);
  expect(glide(at(90), 1000).x).toBe(0);
  expect(glide(at(90), 1045).x).toBeCloseTo(45);
  expect(glide(at(90), 1090).x).toBe(90);
  expect(glide(at(90), 5000).x).toBe(90);
});

it('moves with the page at once, also on the way', () => {
  const glide = createGlide(false);
  glide(at(0), 0);
  expect(glide(at(300), 16)).toEqual(at(300));
  glide.aimed(100);
  glide(at(390), 100);
  // Half the way to go when the page scrolls by 1000.
  expect(glide(at(1390), 145).x).toBeCloseTo(1345);
});

it('goes on from where it is when the aim changes on the way', () => {
  const glide = createGlide(false);
  glide(at(0), 0);
  glide.aimed(0);
  glide(at(90), 0);
  const half = glide(at(90), 45).x;
  glide.aimed(45);
  expect(glide(at(0), 45).x).toBeCloseTo(half);
});

it('does not glide for those who want no motion', () => {
  const glide = createGlide(true);
  glide(at(0), 0);
  glide.aimed(10);
  expect(glide(at(90), 10)).toEqual(at(90));
});
