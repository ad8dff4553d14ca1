import type { ReplayEvent } from '@medkig/privacy/replay-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { createEventBatch } from './event-batch.ts';

const event = (timestamp: number): ReplayEvent => ({ type: 3, timestamp, data: {} });

function batching() {
  const sent: number[][] = [];
  const batch = createEventBatch(globalThis as unknown as Window, (events) =>
    sent.push(events.map(({ timestamp }) => timestamp)),
  );
  return { batch, sent };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

it('what happens in one go travels together, and what follows soon after waits a little', async () => {
  const { batch, sent } = batching();
  batch.add(event(1));
  batch.add(event(2));
  await vi.advanceTimersByTimeAsync(0);
  batch.add(event(3));
  batch.add(event(4));
  expect(sent).toEqual([[1, 2]]);
  await vi.advanceTimersByTimeAsync(50);
  expect(sent).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

it('a pause drops what has not left yet', async () => {
  const { batch, sent } = batching();
  batch.add(event(1));
  batch.clear();
  await vi.advanceTimersByTimeAsync(100);
  batch.add(event(2));
  await vi.advanceTimersByTimeAsync(0);
  batch.add(event(3));
  batch.clear();
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual([[2]]);
});
