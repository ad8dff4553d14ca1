import { expect, it } from 'vitest';
import { isFramedByStranger } from './framed.ts';

/** A window inside those of the given origins, innermost first; `undefined` is one that may not be asked. */
function windowIn(...around: (string | undefined)[]): Window {
  const [own, ...outer] = ['https://vestby.example', ...around].map((origin) => ({
    get location() {
      if (origin === undefined) throw new DOMException('SecurityError');
      return { origin };
    },
    parent: undefined as unknown,
  }));
  const all = [own, ...outer];
  for (const [at, one] of all.entries()) if (one) one.parent = all[at + 1] ?? one;
  return own as unknown as Window;
}

it('a page of its own is framed by nobody', () => {
  expect(isFramedByStranger(windowIn())).toBe(false);
});

it('a page in a frame of its own site is still at home', () => {
  expect(isFramedByStranger(windowIn('https://vestby.example', 'https://vestby.example'))).toBe(false);
});

it('another site around it, near or far, is a stranger', () => {
  expect(isFramedByStranger(windowIn(undefined))).toBe(true);
  expect(isFramedByStranger(windowIn('https://vestby.example', undefined))).toBe(true);
  expect(isFramedByStranger(windowIn('https://luring.example'))).toBe(true);
});
