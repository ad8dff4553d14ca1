import { expect, it } from 'vitest';
import { lastSighting } from './last-sighting.ts';

const at = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();
const seen = (...moments: (number | null)[]) =>
  lastSighting(
    [{ key: 'vestby', origins: moments.map((lastSeenAt) => ({ origin: 'https://a.example', lastSeenAt })) }],
    at(30, 9),
  );

it('a tag was seen today, or on an earlier day by the calendar, also when the clocks have changed', () => {
  expect(seen(at(30, 0))).toEqual({ is: 'today' });
  expect(seen(at(29, 23))).toEqual({ is: 'earlier', days: 1 });
  expect(seen(at(24, 12))).toEqual({ is: 'earlier', days: 6 });
});

it('the latest of the origins counts', () => {
  expect(seen(null, at(10, 12), at(29, 12), at(20, 12))).toEqual({ is: 'earlier', days: 1 });
});

it('a tag that never came is one thing, no site to put it on another', () => {
  expect(seen(null)).toEqual({ is: 'never' });
  expect(lastSighting([], at(30, 9))).toEqual({ is: 'nowhere' });
});
