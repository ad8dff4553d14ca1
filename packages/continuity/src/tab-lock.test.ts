import { expect, it } from 'vitest';
import { sessionInSomeTab, takeTabLock } from './tab-lock.ts';

const { locks } = navigator;

it('one tab at a time holds a session', async () => {
  const first = await takeTabLock(locks, 'room-1');
  expect(first).toBeDefined();
  expect(await takeTabLock(locks, 'room-1')).toBeUndefined();
  first?.release();
  const next = await takeTabLock(locks, 'room-1');
  expect(next).toBeDefined();
  next?.release();
});

it('a tab sees that some tab holds a session', async () => {
  expect(await sessionInSomeTab(locks)).toBe(false);
  const lock = await takeTabLock(locks, 'room-2');
  expect(await sessionInSomeTab(locks)).toBe(true);
  lock?.release();
});

it('a browser without locks has nothing to wait for', async () => {
  expect(await takeTabLock(undefined, 'room-3')).toBeDefined();
  expect(await sessionInSomeTab(undefined)).toBe(false);
});
