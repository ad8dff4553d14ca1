/** What every directory keeps, whatever it is made of. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryDirectory } from './memory-directory.ts';
import { redisDirectory } from './redis/redis-directory.fixture.ts';
import type { RedisDirectory } from './redis/redis-directory.ts';
import { inEachRedis } from './redis/redis-kinds.fixture.ts';
import type { RoomDirectory } from './room-directory.ts';

const time = 1_000_000;

/** Each node's own view of one directory. */
interface Nodes {
  at(node: string): RoomDirectory;
  /** All that was asked for has happened. */
  settled(): Promise<unknown>;
  close(): Promise<unknown>;
}

function inMemory(): Nodes {
  const directory = createMemoryDirectory();
  return { at: () => directory, settled: async () => {}, close: async () => {} };
}

async function inRedis(url: string): Promise<Nodes> {
  const made = new Map<string, RedisDirectory>();
  for (const node of ['a', 'b', 'c']) made.set(node, await redisDirectory(url, { now: () => time }));
  return {
    at: (node) => {
      const directory = made.get(node);
      if (!directory) throw new Error(`no node ${node}`);
      return directory;
    },
    settled: () => Promise.all([...made.values()].map(({ settled }) => settled())),
    close: () => Promise.all([...made.values()].map(({ close }) => close())),
  };
}

const makers: Record<string, () => Nodes | Promise<Nodes>> = {
  'in memory': inMemory,
  ...inEachRedis(inRedis),
};

describe.each(Object.entries(makers))('a directory %s', (_name, make) => {
  let nodes: Nodes;
  let directory: RoomDirectory;
  let room: string;
  beforeEach(async () => {
    nodes = await make();
    directory = nodes.at('a');
    room = randomUUID();
  });
  afterEach(() => nodes.close());

  const enter = (roomId: string, hotlineId = 'north', random = 5) =>
    directory.enter({ roomId, hotlineId }, time, random);

  it('[S8] gives a hundred rooms of a hotline a hundred nameplates, and then none', async () => {
    const taken = await Promise.all(
      Array.from({ length: 100 }, (_, n) => enter(`room-${n}`, 'north', n * 7919)),
    );
    const nameplates = taken.map((entered) => (entered.ok ? entered.nameplate : ''));
    expect(new Set(nameplates).size).toBe(100);
    expect(nameplates.every((nameplate) => /^\d\d$/.test(nameplate))).toBe(true);
    expect(await enter('one-more')).toEqual({ ok: false, reason: 'full' });
    expect(await enter('elsewhere', 'south')).toEqual({ ok: true, nameplate: '05' });
  });

  it('[S8] finds the room behind a nameplate, in its own hotline alone', async () => {
    await enter('n');
    await enter('s', 'south');
    expect(await directory.find('north', '05', time)).toEqual({ state: 'live', roomId: 'n' });
    expect(await directory.find('south', '05', time)).toEqual({ state: 'live', roomId: 's' });
    expect(await directory.find('east', '05', time)).toEqual({ state: 'unknown' });
  });

  it('[S9] says why a nameplate rests, and does not give it away', async () => {
    await enter(room);
    directory.rest('north', '05', 'used', time + 60_000);
    await nodes.settled();
    expect(await directory.find('north', '05', time)).toEqual({ state: 'retired', why: 'used' });
    expect(await enter('second')).toEqual({ ok: true, nameplate: '06' });
  });

  it('[S37] knows a code of before a restart', async () => {
    directory.restore('north', '42', room);
    await nodes.settled();
    expect(await directory.find('north', '42', time)).toEqual({ state: 'live', roomId: room });
  });

  it('[S47] gives a room that two nodes take at once to one of them, with the next fence', async () => {
    expect(await directory.take(room, 'a', 0)).toEqual({ ok: true, fence: 1 });
    const both = await Promise.all(['b', 'c'].map((node) => nodes.at(node).take(room, node, 1)));
    expect(both).toContainEqual({ ok: true, fence: 2 });
    expect(both).toContainEqual({ ok: false, reason: 'held' });
    const winner = both[0]?.ok ? 'b' : 'c';
    expect(await directory.ownerOf(room)).toEqual({ known: true, owner: { node: winner, fence: 2 } });
  });

  it('[S47] goes on from the fence that a room was stored with when it does not know it', async () => {
    expect(await directory.take(room, 'a', 7)).toEqual({ ok: true, fence: 8 });
  });

  it('[S47] tells the node before, and nobody else', async () => {
    const told: string[] = [];
    for (const node of ['a', 'b', 'c'])
      nodes.at(node).watch(node, { taken: (roomId) => told.push(`${node} ${roomId}`), forsaken: () => {} });
    await nodes.settled();
    await directory.take(room, 'a', 0);
    await directory.take(room, 'a', 1);
    await nodes.at('b').take(room, 'b', 2);
    await vi.waitFor(() => expect(told).toEqual([`a ${room}`]));
  });

  it('[S48] lets a room that a living node has be adopted by nobody', async () => {
    directory.watch('a', { taken: () => {}, forsaken: () => {} });
    await nodes.settled();
    await directory.take(room, 'a', 3);
    expect(await nodes.at('b').adopt(room, 'b', 3)).toEqual({ ok: false, reason: 'held' });
    expect(await nodes.at('b').adopt('nobody’s', 'b', 3)).toEqual({ ok: true, fence: 4 });
  });

  it('[S48] forgets a room that has ended, unless somebody has taken it meanwhile', async () => {
    await directory.take(room, 'a', 0);
    await nodes.at('b').take(room, 'b', 1);
    directory.leave(room, 1);
    await nodes.settled();
    expect(await directory.ownerOf(room)).toMatchObject({ known: true });
    nodes.at('b').leave(room, 2);
    await nodes.settled();
    expect(await directory.ownerOf(room)).toEqual({ known: false });
  });
});
