import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startForgetting } from './forgetting.ts';

const HOUR = 60 * 60_000;

describe('forgetting', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('happens at the start and every hour, until it is ended', async () => {
    let times = 0;
    const count = () => {
      times += 1;
    };
    const end = startForgetting({ bug: () => {} }, [count]);
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(times).toBe(2);
    await end();
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(times).toBe(2);
  });

  it('goes on with the rest where one cannot, and its end waits for what is under way', async () => {
    const done: string[] = [];
    const bugs: string[] = [];
    const end = startForgetting({ bug: (event) => bugs.push(event) }, [
      () => Promise.reject(new Error('away')),
      async () => void done.push('reports'),
    ]);
    await end();
    expect(done).toEqual(['reports']);
    expect(new Set(bugs)).toEqual(new Set(['not-forgotten']));
  });
});
