import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

/** A task that the test ends by hand. */
function heldTask() {
  let started = false;
  let finish = (): void => {};
  let fail = (): void => {};
  const held = new Promise<string>((resolve, reject) => {
    finish = () => resolve('done');
    fail = () => reject(new Error('broke'));
  });
  const task = () => {
    started = true;
    return held;
  };
  return { task, finish, fail, started: () => started };
}

it('runs as many tasks as it may and starts the next when one is done', async () => {
  const gate = createGate({ running: 1, waiting: 1 });
  const [first, second] = [heldTask(), heldTask()];
  const results = [gate.pass(first.task), gate.pass(second.task)];
  await Promise.resolve();
  expect([first.started(), second.started()]).toEqual([true, false]);
  first.finish();
  await results[0];
  second.finish();
  expect(await results[1]).toEqual({ ok: true, value: 'done' });
});

it('turns a task away when too many wait', async () => {
  const gate = createGate({ running: 1, waiting: 1 });
  const held = heldTask();
  const results = [gate.pass(held.task), gate.pass(held.task)];
  expect(await gate.pass(held.task)).toEqual({ ok: false, reason: 'busy' });
  held.finish();
  await Promise.all(results);
  expect(await gate.pass(async () => 'later')).toEqual({ ok: true, value: 'later' });
});

it('gives the place back when a task fails', async () => {
  const gate = createGate({ running: 1, waiting: 0 });
  const held = heldTask();
  const result = gate.pass(held.task);
  held.fail();
  await expect(result).rejects.toThrow('broke');
  expect(await gate.pass(async () => 'next')).toEqual({ ok: true, value: 'next' });
});
