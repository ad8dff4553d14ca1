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
    expect(openingAt(weekdays, 'Europe/Copenhagen', at(local))).toMatchObject({ open: true, until: '20.00' });
  });

  it('has no closing time when it goes on over midnight', () => {
    expect(openingAt(always, 'Europe/Copenhagen', at('2026-01-11T23:30:00+01:00'))).toMatchObject({
      open: true,
      until: null,
    });
  });

  it('closes at 24.00 when the next day does not begin at once', () => {
    const evening = [{ weekday: 1, opens: 18 * 60, closes: 1440 }];
    expect(openingAt(evening, 'Europe/Copenhagen', at('2026-01-05T23:30:00+01:00'))).toMatchObject({
      open: true,
      until: '24.00',
    });
  });

  it('counts stretches without a break between them as one', () => {
    const shifts = [
      { weekday: 1, opens: 8 * 60, closes: 12 * 60 },
      { weekday: 1, opens: 12 * 60, closes: 15 * 60 + 30 },
    ];
    expect(openingAt(shifts, 'Europe/Copenhagen', at('2026-01-05T09:00:00+01:00'))).toMatchObject({
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
    expect(openingAt(weekdays, 'Europe/Copenhagen', at(local))).toMatchObject({
      open: false,
      next: { weekday, at: '08.00' },
    });
  });

  it('in the break: after it', () => {
    const split = [
      { weekday: 1, opens: 8 * 60, closes: 12 * 60 },
      { weekday: 1, opens: 13 * 60, closes: 15 * 60 },
    ];
    expect(openingAt(split, 'Europe/Copenhagen', at('2026-01-05T12:15:00+01:00'))).toMatchObject({
      open: false,
      next: { weekday: 1, at: '13.00' },
    });
  });

  it('until the same time next week when there is one stretch a week', () => {
    const once = [{ weekday: 1, opens: 8 * 60, closes: 9 * 60 }];
    expect(openingAt(once, 'Europe/Copenhagen', at('2026-01-05T10:00:00+01:00'))).toMatchObject({
      open: false,
      next: { weekday: 1, at: '08.00' },
    });
  });

  it('for good without hours', () => {
    expect(openingAt([], 'Europe/Copenhagen', at('2026-01-05T10:00:00+01:00'))).toEqual({
      open: false,
      next: null,
      changesAt: null,
    });
  });
});

describe('the next change', () => {
  const change = (hours: readonly Hours[], local: string) => {
    const { changesAt } = openingAt(hours, 'Europe/Copenhagen', at(local));
    return changesAt === null ? null : new Date(changesAt).toISOString();
  };
  const everyDay = (...stretches: [opens: number, closes: number][]) =>
    [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
      stretches.map(([opens, closes]) => ({ weekday, opens, closes })),
    );

  it.each([
    ['opens today', '2026-01-05T07:59:59.999+01:00', '2026-01-05T07:00:00.000Z'],
    ['closes today', '2026-01-05T08:00:00+01:00', '2026-01-05T19:00:00.000Z'],
    ['opens tomorrow', '2026-01-05T20:00:00+01:00', '2026-01-06T07:00:00.000Z'],
    ['opens after the weekend', '2026-01-09T20:00:00.001+01:00', '2026-01-12T07:00:00.000Z'],
  ])('%s', (_what, local, expected) => {
    expect(change(weekdays, local)).toBe(expected);
  });

  it('is on the half hour where the hours are', () => {
    const hours = everyDay([8 * 60 + 30, 15 * 60 + 30]);
    expect(change(hours, '2026-01-05T08:29:00+01:00')).toBe('2026-01-05T07:30:00.000Z');
    expect(change(hours, '2026-01-05T15:29:59+01:00')).toBe('2026-01-05T14:30:00.000Z');
  });

  it('is midnight where a stretch ends there, and not where it goes on', () => {
    const evening = [{ weekday: 7, opens: 18 * 60, closes: 1440 }];
    expect(change(evening, '2026-01-11T23:59:00+01:00')).toBe('2026-01-11T23:00:00.000Z');
    const night = [...evening, { weekday: 1, opens: 0, closes: 2 * 60 }];
    expect(change(night, '2026-01-11T23:59:00+01:00')).toBe('2026-01-12T01:00:00.000Z');
  });

  it('passes over the place where two stretches meet', () => {
    expect(change(everyDay([480, 720], [720, 900]), '2026-01-05T09:00:00+01:00')).toBe(
      '2026-01-05T14:00:00.000Z',
    );
  });

  it('does not come when the hotline is always open, or never', () => {
    expect(change(always, '2026-01-05T09:00:00+01:00')).toBeNull();
    expect(change([], '2026-01-05T09:00:00+01:00')).toBeNull();
  });

  it('comes in a week when the only stretch has just begun to be over', () => {
    const once = [{ weekday: 1, opens: 480, closes: 540 }];
    expect(change(once, '2026-01-05T09:00:00+01:00')).toBe('2026-01-12T07:00:00.000Z');
  });

  it.each([
    ['forward', '2026-03-28T20:00:00+01:00', '2026-03-29T06:00:00.000Z'],
    ['back', '2026-10-24T20:00:00+02:00', '2026-10-25T07:00:00.000Z'],
  ])('is by the new time when clocks are set %s in the night before', (_way, local, expected) => {
    expect(change(everyDay([480, 1200]), local)).toBe(expected);
  });

  it('comes when the clock passes an opening time that does not exist that night', () => {
    // At 02.00 the clock is set to 03.00.
    expect(change(everyDay([150, 300]), '2026-03-29T01:30:00+01:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  it('is always the first minute at which the answer is another', () => {
    const hours = everyDay([150, 300], [480, 1200]);
    for (let now = at('2026-10-24T22:00:00Z'); now < at('2026-10-25T22:00:00Z'); now += 7 * 60_000) {
      const { open, changesAt } = openingAt(hours, 'Europe/Copenhagen', now);
      expect(openingAt(hours, 'Europe/Copenhagen', (changesAt ?? 0) - 1).open).toBe(open);
      expect(openingAt(hours, 'Europe/Copenhagen', changesAt ?? 0).open).toBe(!open);
    }
  });
});
