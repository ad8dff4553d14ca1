import { expect, it } from 'vitest';
import { createMemoryDirectory } from './memory-directory.ts';

it('[S47] of two nodes that take a room at once one gets it, with the next fence', async () => {
  const directory = createMemoryDirectory();
  expect(await directory.take('room', 'a', 0)).toBe(1);
  expect(await Promise.all([directory.take('room', 'b', 1), directory.take('room', 'c', 1)])).toEqual([
    2,
    undefined,
  ]);
  expect(await directory.ownerOf('room')).toEqual({ node: 'b', fence: 2 });
});

it('[S47] a room that nobody knows goes on from the fence it was stored with', async () => {
  const directory = createMemoryDirectory();
  expect(await directory.take('room', 'a', 7)).toBe(8);
});

it('[S47] the node before is told, and nobody else', async () => {
  const directory = createMemoryDirectory();
  const told: string[] = [];
  for (const node of ['a', 'b', 'c']) directory.watch(node, (roomId) => told.push(`${node} ${roomId}`));
  await directory.take('room', 'a', 0);
  await directory.take('room', 'a', 1);
  await directory.take('room', 'b', 2);
  expect(told).toEqual(['a room']);
});

it('a room that has ended is nobody’s', async () => {
  const directory = createMemoryDirectory();
  await directory.take('room', 'a', 0);
  directory.leave('room');
  expect(await directory.ownerOf('room')).toBeUndefined();
});
