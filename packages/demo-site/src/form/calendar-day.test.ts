import { describe, expect, it } from 'vitest';
import { danishDay, daysFrom, existsInCalendar } from './calendar-day.ts';

describe('a day in the calendar', () => {
  it.each([
    [Date.UTC(2026, 10, 20, 22, 59), { year: 2026, month: 11, day: 20 }],
    [Date.UTC(2026, 10, 20, 23), { year: 2026, month: 11, day: 21 }],
    [Date.UTC(2026, 6, 1, 22), { year: 2026, month: 7, day: 2 }],
  ])('begins at midnight in Denmark, winter and summer: %d', (now, day) => {
    expect(danishDay(now)).toEqual(day);
  });

  it.each([
    [{ year: 2028, month: 2, day: 29 }, true],
    [{ year: 2026, month: 2, day: 29 }, false],
    [{ year: 2026, month: 13, day: 1 }, false],
    [{ year: 2026, month: 1, day: 0 }, false],
  ])('exists or does not: %o %s', (day, exists) => {
    expect(existsInCalendar(day)).toBe(exists);
  });

  it('is counted across the change to summer time', () => {
    const before = { year: 2026, month: 3, day: 28 };
    const after = { year: 2026, month: 3, day: 30 };
    expect(daysFrom(before, after)).toBe(2);
  });
});
