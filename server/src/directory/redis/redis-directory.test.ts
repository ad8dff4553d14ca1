/** What several nodes keep when Redis, or one of them, goes away. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { leaseKey } from './directory-keys.ts';
import { redisDirectory } from './redis-directory.fixture.ts';
import type { RedisDirectory } from './redis-directory.ts';
import { hasRedis, startRedis, type TestRedis } from './redis-server.fixture.ts';

/** What a node was told, in order. */
interface Node {
  directory: RedisDirectory;
  told: string[];
}

describe.skipIf(!hasRedis)('a directory in Redis', () => {
  let redis: TestRedis;
  let nodes: Node[];
  let a: Node;
  let b: Node;
  let c: Node;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  beforeEach(async () => {
    await redis.ask('FLUSHALL');
    [a, b, c] = [await started('a'), await started('b'), await started('c')];
    nodes = [a, b, c];
  });
  afterEach(() => Promise.all(nodes.map(({ directory }) => directory.close())));

  async function started(name: string): Promise<Node> {
    const told: string[] = [];
    const directory = await redisDirectory(redis.url, { beatMs: 20, told: (state) => told.push(state) });
    directory.watch(name, {
      taken: (roomId) => told.push(`taken ${roomId}`),
      forsaken: () => told.push('forsaken'),
    });
    await directory.settled();
    return { directory, told };
  }

  const soon = { timeout: 10_000, interval: 10 };
  const owned = (node: string, fence: number) => ({ known: true, owner: { node, fence } });

  it('is told again what it has forgotten', async () => {
    await a.directory.take('room', 'a', 4);
    await a.directory.enter({ roomId: 'room', hotlineId: 'north' }, 0, 7);
    a.directory.rest('north', '08', 'used', Date.now() + 60_000);
    await redis.ask('FLUSHALL');
    await vi.waitFor(async () => {
      expect(await b.directory.ownerOf('room')).toEqual(owned('a', 5));
      expect(await b.directory.find('north', '07', 0)).toEqual({ state: 'live', roomId: 'room' });
      expect(await b.directory.find('north', '08', 0)).toEqual({ state: 'retired', why: 'used' });
    }, soon);
  });

  it('is told again after a crash, and nodes hear of their rooms as before', async () => {
    await a.directory.take('room', 'a', 4);
    await redis.kill();
    expect(await b.directory.ownerOf('room')).toEqual({ known: 'away' });
    await redis.start();
    await vi.waitFor(async () => expect(await b.directory.ownerOf('room')).toEqual(owned('a', 5)), soon);
    await vi.waitFor(() => expect(a.told).toEqual(['away', 'back']), soon);
    expect(await b.directory.take('room', 'b', 5)).toEqual({ ok: true, fence: 6 });
    await vi.waitFor(() => expect(a.told).toEqual(['away', 'back', 'taken room']), soon);
  });

  it('[S48] that forgot a room, which another node has then taken, leaves it to that one', async () => {
    await a.directory.take('room', 'a', 4);
    await redis.ask('SET', 'medkig:room:{room}', '6 b');
    await redis.ask('DEL', leaseKey('a'));
    await vi.waitFor(() => expect(a.told).toContain('taken room'), soon);
    expect(await c.directory.ownerOf('room')).toEqual(owned('b', 6));
  });

  it('that does not answer is away, and what was to rest rests once it is back', async () => {
    await a.directory.enter({ roomId: 'room', hotlineId: 'north' }, 0, 7);
    redis.pause();
    const [entered, found, taken] = await Promise.all([
      a.directory.enter({ roomId: 'later', hotlineId: 'north' }, 0, 9),
      a.directory.find('north', '07', 0),
      a.directory.take('later', 'a', 0),
    ]);
    expect([entered, found, taken]).toEqual([
      { ok: false, reason: 'away' },
      { state: 'away' },
      { ok: false, reason: 'away' },
    ]);
    a.directory.rest('north', '07', 'tries', Date.now() + 60_000);
    await a.directory.settled();
    redis.resume();
    await vi.waitFor(async () => {
      expect(await b.directory.find('north', '07', 0)).toEqual({ state: 'retired', why: 'tries' });
      expect(a.told).toEqual(['away', 'back']);
    }, soon);
  });

  it('tells one of the others of a node that is gone, and its rooms may be adopted', async () => {
    await c.directory.take('room', 'c', 0);
    expect(await a.directory.adopt('room', 'a', 1)).toEqual({ ok: false, reason: 'held' });
    await c.directory.close();
    nodes = [a, b];
    await vi.waitFor(() => expect([...a.told, ...b.told]).toEqual(['forsaken']), soon);
    expect(await a.directory.adopt('room', 'a', 1)).toEqual({ ok: true, fence: 2 });
    expect(await b.directory.adopt('room', 'b', 1)).toEqual({ ok: false, reason: 'held' });
  });
});
