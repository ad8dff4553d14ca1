import { createTestClock } from '@medkig/transport/test-clock.fixture';
import { describe, expect, it } from 'vitest';
import { createIdleWork } from './idle-work.ts';

/** Work of three steps, in a browser that is idle when the test says so. */
function idleWork({ stepMs = 0 } = {}) {
  const clock = createTestClock();
  const done: number[] = [];
  const waiting: (() => void)[] = [];
  const work = createIdleWork({
    clock,
    whenIdle: (run) => waiting.push(run),
    *work() {
      for (const step of [1, 2, 3]) {
        done.push(step);
        clock.pass(stepMs);
        yield;
      }
    },
    waitMs: 100,
    everyMs: 1000,
  });
  const idle = () => {
    for (const run of waiting.splice(0)) run();
  };
  return { work, clock, done, idle };
}

describe('work for an idle browser', () => {
  it('begins a moment after the first reason, and not before the browser is idle', () => {
    const { work, clock, done, idle } = idleWork();
    work.plan();
    work.plan();
    clock.pass(99);
    idle();
    expect(done).toEqual([]);
    clock.pass(1);
    expect(done).toEqual([]);
    idle();
    expect(done).toEqual([1, 2, 3]);
    clock.pass(5000);
    idle();
    expect(done).toEqual([1, 2, 3]);
  });

  it('leaves the browser to others every 4 ms', () => {
    const { work, clock, done, idle } = idleWork({ stepMs: 2 });
    work.plan();
    clock.pass(100);
    idle();
    expect(done).toEqual([1, 2]);
    idle();
    expect(done).toEqual([1, 2, 3]);
  });

  it('begins again a second after it began, when there is reason to', () => {
    const { work, clock, done, idle } = idleWork();
    work.plan();
    clock.pass(100);
    idle();
    work.plan();
    clock.pass(999);
    idle();
    expect(done).toHaveLength(3);
    clock.pass(1);
    idle();
    expect(done).toHaveLength(6);
  });

  it('is done anew when something changes while it is under way, once it is done', () => {
    const { work, clock, done, idle } = idleWork({ stepMs: 2 });
    work.plan();
    clock.pass(100);
    idle();
    work.plan();
    clock.pass(5000);
    idle();
    expect(done).toEqual([1, 2, 3]);
    clock.pass(100);
    idle();
    expect(done).toEqual([1, 2, 3, 1, 2]);
  });

  it('drops what is under way, and still does what is planned after', () => {
    const { work, clock, done, idle } = idleWork({ stepMs: 2 });
    work.plan();
    clock.pass(100);
    idle();
    work.stop();
    work.plan();
    idle();
    expect(done).toEqual([1, 2]);
    clock.pass(1000);
    idle();
    idle();
    expect(done).toEqual([1, 2, 1, 2, 3]);
  });
});
