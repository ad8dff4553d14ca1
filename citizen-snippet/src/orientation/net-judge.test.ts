import { expect, it } from 'vitest';
import { atFirst, judgeNet } from './net-judge.ts';

const after = (...lags: number[]) => lags.reduce(judgeNet, atFirst).isSlow;
const slow = [1200, 1200, 1200, 1200];

it('one late answer is no slow connection', () => {
  expect(after(40, 3000, 3000, 3000, 60)).toBe(false);
});

it('four looks in a row at long waits are', () => {
  expect(after(40, ...slow)).toBe(true);
});

it('it is good again after five quick looks in a row', () => {
  expect(after(...slow, 90, 90, 90, 90)).toBe(true);
  expect(after(...slow, 90, 90, 90, 90, 90)).toBe(false);
  expect(after(...slow, 90, 90, 90, 90, 800, 90, 90)).toBe(true);
});

it('what is neither long nor short changes nothing', () => {
  expect(after(700, 900, 700, 900)).toBe(false);
  expect(after(...slow, 700, 700, 700, 700, 700, 700)).toBe(true);
});
