import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchEnded } from './ended-watch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watching(endedAmong: (ids: readonly string[]) => Promise<string[]>) {
  const dropped: string[] = [];
  const bugs: string[] = [];
  let connected: string[] = [];
  const watch = watchEnded({
    connected: () => connected,
    endedAmong,
    drop: (id: string) => dropped.push(id),
    log: { bug: (event) => bugs.push(event) },
  });
  return { watch, dropped, bugs, connect: (...ids: string[]) => (connected = ids) };
}

it('whoever is connected with a sign-in that was taken away is dropped within a second', async () => {
  const { watch, dropped, connect } = watching(async (ids) => ids.filter((id) => id === 'bo'));
  connect('anna', 'bo');
  await vi.advanceTimersByTimeAsync(999);
  expect(dropped).toContain('bo');
  expect(dropped).not.toContain('anna');
  await watch.stop();
});

it('nothing is asked while nobody is connected, nor twice at once, nor after the end', async () => {
  let answer = () => {};
  const asked = vi.fn(() => new Promise<string[]>((resolve) => (answer = () => resolve([]))));
  const { watch, connect } = watching(asked);
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).not.toHaveBeenCalled();
  connect('anna');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toHaveBeenCalledTimes(1);
  answer();
  await watch.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toHaveBeenCalledTimes(1);
});

it('a database that does not answer is told of, and asked again', async () => {
  const { watch, bugs, connect } = watching(() => Promise.reject(new Error('gone')));
  connect('anna');
  await vi.advanceTimersByTimeAsync(1000);
  expect(bugs).toEqual(['ended-not-watched', 'ended-not-watched']);
  await watch.stop();
});
