import { beforeEach, expect, it, vi } from 'vitest';
import { type Spaced, spaced } from './spaced.ts';

const MS = 2000;
let now: number;
let timers: { at: number; run: () => void }[];
let work: Spaced;
const done = vi.fn();

const clock = {
  performance: { now: () => now },
  setTimeout: (run: () => void, wait: number) => timers.push({ at: now + wait, run }),
  clearTimeout: () => {
    timers = [];
  },
};

function pass(ms: number): void {
  now += ms;
  const due = timers.filter(({ at }) => at <= now);
  timers = timers.filter(({ at }) => at > now);
  for (const { run } of due) run();
}

beforeEach(() => {
  now = 0;
  timers = [];
  done.mockReset();
  work = spaced(clock as unknown as Window, MS, done);
});

it('the first time is at once', () => {
  work.ask();
  expect(done).toHaveBeenCalledTimes(1);
});

it('whoever asks soon after it waits, and all of them get one', () => {
  for (let at = 0; at < 1000; at++) work.ask();
  expect(done).toHaveBeenCalledTimes(1);
  pass(MS - 1);
  expect(done).toHaveBeenCalledTimes(1);
  pass(1);
  expect(done).toHaveBeenCalledTimes(2);
});

it('asked for without end it runs once in each stretch of time', () => {
  for (let at = 0; at < 100; at++) {
    work.ask();
    pass(MS / 10);
  }
  expect(done).toHaveBeenCalledTimes(11);
});

it('what was still to come does not, once it is stopped', () => {
  work.ask();
  work.ask();
  work.stop();
  pass(MS);
  expect(done).toHaveBeenCalledTimes(1);
});
