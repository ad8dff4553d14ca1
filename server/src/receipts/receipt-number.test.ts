import { expect, it } from 'vitest';
import { receiptNumber } from './receipt-number.ts';

it('is eight signs that can be read aloud', () => {
  expect(receiptNumber(Uint8Array.of(0, 0, 0, 0, 0))).toBe('2222-2222');
  expect(receiptNumber(Uint8Array.of(255, 255, 255, 255, 255))).toBe('ZZZZ-ZZZZ');
});

it('uses every bit it is given', () => {
  const numbers = Array.from({ length: 40 }, (_, bit) => {
    const random = new Uint8Array(5);
    random[bit >> 3] = 1 << (bit & 7);
    return receiptNumber(random);
  });
  expect(new Set([...numbers, '2222-2222']).size).toBe(41);
});
