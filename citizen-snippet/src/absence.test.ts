import { expect, it } from 'vitest';
import { wasAbsent } from './absence.ts';

const leftAt = 1_000_000;

it.each([
  ['a link to the next page of the site', { type: 'navigate', startedAt: leftAt - 40 }, false],
  [
    'a page that began while the one before still closed',
    { type: 'navigate', startedAt: leftAt + 60 },
    false,
  ],
  ['back from MitID', { type: 'navigate', startedAt: leftAt + 20_000 }, true],
  ['a reload', { type: 'reload', startedAt: leftAt + 500 }, false],
  ['a tab that is opened again', { type: 'back_forward', startedAt: leftAt + 60_000 }, false],
  ['a browser that does not say', { type: undefined, startedAt: leftAt + 60_000 }, false],
] as const)('%s', (_name, arrival, absent) => {
  expect(wasAbsent(leftAt, false, arrival)).toBe(absent);
});

it('going back from where a button said MitID is', () => {
  expect(wasAbsent(leftAt, true, { type: 'back_forward', startedAt: leftAt })).toBe(true);
  expect(wasAbsent(leftAt, true, { type: 'navigate', startedAt: leftAt - 40 })).toBe(false);
});

it('a page whose browser crashed was not left', () => {
  expect(wasAbsent(null, false, { type: 'navigate', startedAt: leftAt })).toBe(false);
});
