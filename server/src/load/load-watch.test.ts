import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadLimits, type Reading } from './load.ts';
import { watchLoad } from './load-watch.ts';
import { openProcessProbe } from './process-probe.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('looks each second, tells each change once and looks no more when it is closed', () => {
  let reading: Reading = { heap: 0.95, delayMs: 0 };
  let looks = 0;
  let isOpen = true;
  const log: unknown[] = [];
  const watch = watchLoad({
    probe: {
      read: () => {
        looks += 1;
        return reading;
      },
      close: () => {
        isOpen = false;
      },
    },
    limits: loadLimits,
    log: { warn: (fields) => log.push(fields) },
  });
  vi.advanceTimersByTime(loadLimits.looksToRiseByHeap * 1_000);
  expect(watch.load()).toBe('overloaded');
  reading = { heap: 0.2, delayMs: 0 };
  vi.advanceTimersByTime(loadLimits.looksToFall * 1_000);
  expect(watch.load()).toBe('calm');
  expect(log).toEqual([
    { event: 'load-changed', reason: 'overloaded' },
    { event: 'load-changed', reason: 'calm' },
  ]);
  watch.close();
  const before = looks;
  vi.advanceTimersByTime(5_000);
  expect([looks, isOpen]).toEqual([before, false]);
});

it('Node says of this process how much of its memory is used and how late the loop is', () => {
  const before = process.getActiveResourcesInfo().length;
  const probe = openProcessProbe();
  const { heap, delayMs } = probe.read();
  expect(heap).toBeGreaterThan(0);
  expect(heap).toBeLessThan(1);
  expect(delayMs).toBe(0);
  expect(process.getActiveResourcesInfo()).toHaveLength(before);
  probe.close();
});
