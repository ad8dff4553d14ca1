import { expect, it } from 'vitest';
import {
  changeSurroundings,
  inAnotherField,
  nothingAround,
  type Screen,
  withoutPage,
} from './surroundings.ts';

const screen: Screen = {
  browser: 'chrome',
  system: 'android',
  width: 390,
  height: 500,
  hasKeyboard: true,
  letters: 125,
  failed: 500,
  errors: 2,
  firstError: 14,
};

it('the same told again is the same object, so that nothing is drawn for it', () => {
  const typing = changeSurroundings(nothingAround, { t: 'doing', doing: { isTyping: true, isSlow: false } });
  expect(changeSurroundings(typing, { t: 'doing', doing: { isTyping: true, isSlow: false } })).toBe(typing);
  expect(changeSurroundings(nothingAround, { t: 'quiet', isQuiet: false })).toBe(nothingAround);
  expect(changeSurroundings(nothingAround, { t: 'offline', isOffline: false })).toBe(nothingAround);
});

it('the next page is on the same machine, and has errors of its own', () => {
  const around = { ...nothingAround, screen, sight: { from: 0, to: 40, nodes: [3] } };
  expect(withoutPage(around)).toEqual({
    ...nothingAround,
    screen: { browser: 'chrome', system: 'android', width: 390, height: 500, letters: 125 },
  });
});

it('who has moved to another field has not typed in it', () => {
  const doing = { isTyping: true, isSlow: true };
  expect(inAnotherField({ ...nothingAround, doing }).doing).toEqual({ isTyping: false, isSlow: true });
});
