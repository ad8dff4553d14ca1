import { describe, expect, it } from 'vitest';
import { type Hours, openingAt } from './opening.ts';

const at = (local: string) => Date.parse(local);
const weekdays: Hours[] = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 8 * 60, closes: 20 * 60 }));
const always: Hours[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 0, closes: 1440 }));

describe('open', () => {
  it.each([
    // 2026-01-05 is a Monday.
    ['at the first minute', '2026-01-05T08:00:00+01:00'],
    ['until the last', '2026-01-05T19:59:59+01:00'],
    ['by local time in summer', '2026-07-06T08:00:00+02:00'],
  ])('%s', (_when, local) => {
    expect(openingAt(weekdays, 'Europe/Copenhagen', at(local))).toEqual({ open: true, until: '20.00' });
  });

  it('has no closing time when it goes on over midnight', () => {
    expect(openingAt(always, 'Europe/Copenhagen', at('2026-01-11T23:30:00+01:00'))).toEqual({
      open: true,
      until: null,
    });
  });

  it('closes at 24.00 when the next day does not begin at once', () => {
    const evening = [{ weekday: 1, opens: 18 * 60, closes: 1440 }];
    expect(openingAt(evening, 'Europe/Copenhagen', at('2026-01-05T23:30:00+01:00'))).toEqual({
      open: true,
      until: '24.00',
    });
  });

  it('counts stretches without a break between them as one', () => {
    const shifts = [
      { weekday: 1, opens: 8 * 60, closes: 12 * 60 },
      { weekday: 1, opens: 12 * 60, closes: 15 * 60 + 30 },
    ];
    expect(openingAt(shifts, 'Europe/Copenhagen', at('2026-01-05T09:00:00+01:00'))).toEqual({
      open: true,
      until: '15.30',
    });
  });
});

describe('closed', () => {
  it.each([
    ['before opening: later today', '2026-01-05T07:59:59+01:00', 1],
    ['at closing time: tomorrow', '2026-01-05T20:00:00+01:00', 2],
    ['on Friday evening: on Monday', '2026-01-09T21:00:00+01:00', 1],
    ['on Sunday: on Monday', '2026-01-11T12:00:00+01:00', 1],
  ])('%s', (_when, local, weekday) => {
    expect(openingAt(weekdays, 'Europe/Copenhagen', at(local))).toEqual({
      open: false,
      next: { weekday, at: '08.00' },
    });
  });

  it('in the break: after it', () => {
    const split = [
      { weekday: 1, opens: 8 * 60, closes: 12 * 60 },
      { weekday: 1, opens: 13 * 60, closes: 15 * 60 },
    ];
    expect(openingAt(split, 'Europe/Copenhagen', at('2026-01-05T12:15:00+01:00'))).toEqual({
      open: false,
      next: { weekday: 1, at: '13.00' },
    });
  });

  it('until the same time next week when there is one stretch a week', () => {
    const once = [{ weekday: 1, opens: 8 * 60, closes: 9 * 60 }];
    expect(openingAt(once, 'Europe/Copenhagen', at('2026-01-05T10:00:00+01:00'))).toEqual({
      open: false,
      next: { weekday: 1, at: '08.00' },
    });
  });

  it('for good without hours', () => {
    expect(openingAt([], 'Europe/Copenhagen', at('2026-01-05T10:00:00+01:00'))).toEqual({
      open: false,
      next: null,
    });
  });
});
