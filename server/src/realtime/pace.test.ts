import { expect, it } from 'vitest';
import { type Look, type Pace, paceAfter } from './pace.ts';

const limits = { slowBytes: 1000, keepingUpBytes: 250, backlogBytes: 4000, stuckMs: 15_000 };
const keepingUp: Pace = { state: 'keeping-up' };

/** The last of these looks at a receiver who kept up before the first. */
function after(...looks: Look[]): Pace | 'stuck' {
  let pace: Pace | 'stuck' = keepingUp;
  for (const look of looks) if (pace !== 'stuck') pace = paceAfter(pace, look, limits);
  return pace;
}

const look = (waiting: number, now = 0, moved = false): Look => ({ waiting, now, moved });

it('[S22] a receiver is slow from 1 MB on, and until less than 256 KB wait', () => {
  expect(after(look(1000))).toEqual(keepingUp);
  expect(after(look(1001))).toEqual({ state: 'slow', movedAt: 0 });
  expect(after(look(1001), look(250))).toEqual({ state: 'slow', movedAt: 0 });
  expect(after(look(1001), look(249))).toEqual(keepingUp);
});

it('[S22] a receiver is stuck above 4 MB, and after 15 seconds in which nothing left', () => {
  expect(after(look(4000))).toEqual({ state: 'slow', movedAt: 0 });
  expect(after(look(4001))).toBe('stuck');
  expect(after(look(1001), look(1001, 14_999))).toEqual({ state: 'slow', movedAt: 0 });
  expect(after(look(1001), look(1001, 15_000))).toBe('stuck');
});

it('[S22] a slow receiver who still reads is given its time, whatever is added meanwhile', () => {
  expect(after(look(1001), look(1500, 14_000, true), look(2000, 28_000))).toEqual({
    state: 'slow',
    movedAt: 14_000,
  });
});
