import { describe, expect, it } from 'vitest';
import { draftOf, minutesOf, newHotline, readDraft, withDay, withMondayOnWorkdays } from './week-draft.ts';

const named = { ...newHotline, name: 'Natlinjen' };

describe('a time', () => {
  it.each([
    ['8', 480],
    ['8.30', 510],
    ['08:30', 510],
    ['0830', 510],
    [' 24 ', 1440],
  ])('«%s» is understood', (typed, minutes) => {
    expect(minutesOf(typed)).toBe(minutes);
  });

  it.each(['', '8.3', '8.60', 'otte', '-8', '8.30.00'])('«%s» is not', (typed) => {
    expect(minutesOf(typed)).toBeNaN();
  });
});

describe('a week', () => {
  it('is read, and shown again as it was written', () => {
    const read = readDraft(withDay(named, 5, [{ opens: '10', closes: '24' }]));
    if (!read.ok) throw new Error('not read');
    expect(read.value.hours).toContainEqual({ weekday: 6, opens: 600, closes: 1440 });
    const again = draftOf({ id: 'x', ...read.value });
    expect(again.week[5]).toEqual([{ opens: '10.00', closes: '24.00' }]);
    expect(again.week[6]).toEqual([]);
  });

  it('is copied from Monday to the other workdays and to no other day', () => {
    const split = [
      { opens: '8', closes: '12' },
      { opens: '13', closes: '17' },
    ];
    const { week } = withMondayOnWorkdays(withDay(named, 0, split));
    expect(week).toEqual([split, split, split, split, split, [], []]);
  });

  it.each([
    ['a time that is none', [{ opens: 'otte', closes: '16' }], 'opens', 0],
    ['a day that is too long', [{ opens: '8', closes: '25' }], 'closes', 0],
    ['an end before the beginning', [{ opens: '16', closes: '8' }], 'order', 0],
    [
      'two that overlap',
      [
        { opens: '8', closes: '12' },
        { opens: '11.30', closes: '16' },
      ],
      'overlap',
      1,
    ],
  ] as const)('says where to mend %s', (_what, stretches, field, at) => {
    expect(readDraft(withDay(named, 2, stretches))).toEqual({ ok: false, problems: [{ field, day: 2, at }] });
  });

  it('may meet itself', () => {
    const shifts = [
      { opens: '8', closes: '12' },
      { opens: '12', closes: '16' },
    ];
    expect(readDraft(withDay(named, 0, shifts)).ok).toBe(true);
  });

  it('needs a name and a time zone', () => {
    expect(readDraft({ ...newHotline, name: '  ', timeZone: 'Mars/Olympus' })).toEqual({
      ok: false,
      problems: [{ field: 'name' }, { field: 'timeZone' }],
    });
  });
});
