import { expect, it } from 'vitest';
import { decodeDoing, encodeDoing } from './doing.ts';

it.each([
  { isTyping: false, isSlow: false },
  { isTyping: true, isSlow: false },
  { isTyping: false, isSlow: true },
  { isTyping: true, isSlow: true },
])('[M8] what goes on is one small number: %j', (doing) => {
  expect(encodeDoing(doing)).toBeLessThan(0x80);
  expect(decodeDoing(encodeDoing(doing))).toEqual(doing);
});

it('[M8] a number nobody has heard of means what its known part means', () => {
  expect(decodeDoing(4)).toEqual({ isTyping: false, isSlow: false });
  expect(decodeDoing(2 ** 40 + 1)).toEqual({ isTyping: true, isSlow: false });
});
