import { describe, expect, it } from 'vitest';
import { createHourlyCount } from './hourly-count.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const MINUTE = 60_000;

describe('an hourly count', () => {
  it('tells each kind once an hour, however often it came', () => {
    const clock = { now: noon + 5 * MINUTE };
    const told: unknown[] = [];
    const counts = createHourlyCount<{ site: string }>(
      () => clock.now,
      (counted) => told.push(counted),
    );
    for (let at = 0; at < 1000; at++) counts.add({ site: 'vestby' });
    counts.add({ site: 'nordby' });
    counts.tellOver();
    expect(told).toEqual([]);

    clock.now = noon + 60 * MINUTE;
    counts.add({ site: 'vestby' });
    expect(told).toEqual([
      { kind: { site: 'vestby' }, count: 1000, hour: noon },
      { kind: { site: 'nordby' }, count: 1, hour: noon },
    ]);
    counts.tellAll();
    expect(told.slice(2)).toEqual([{ kind: { site: 'vestby' }, count: 1, hour: noon + 60 * MINUTE }]);
    counts.tellAll();
    expect(told).toHaveLength(3);
  });
});
