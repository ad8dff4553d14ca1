/** The server that holds the directory dies, and its replica takes its place. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { redisDirectory } from './redis-directory.fixture.ts';
import type { RedisDirectory } from './redis-directory.ts';
import { hasRedis, startRedis, type TestRedis } from './redis-server.fixture.ts';

describe.skipIf(!hasRedis)('a directory that Sentinel watches over', () => {
  let first: TestRedis;
  let second: TestRedis;
  let sentinel: TestRedis;
  const nodes: RedisDirectory[] = [];
  beforeAll(async () => {
    first = await startRedis();
    second = await startRedis(['--replicaof', '127.0.0.1', String(first.port)]);
    sentinel = await startRedis([], (folder, port) => {
      const file = `${folder}/sentinel.conf`;
      writeFileSync(
        file,
        [
          `port ${port}`,
          'bind 127.0.0.1',
          `dir ${folder}`,
          `sentinel monitor medkig 127.0.0.1 ${first.port} 1`,
          'sentinel down-after-milliseconds medkig 300',
          'sentinel failover-timeout medkig 2000',
        ].join('\n'),
      );
      return [file, '--sentinel'];
    });
    await vi.waitFor(
      async () => expect(await sentinel.ask('SENTINEL', 'REPLICAS', 'medkig')).toContain(`${second.port}`),
      { timeout: 15_000 },
    );
  });
  afterAll(async () => {
    await Promise.all(nodes.map(({ close }) => close()));
    await Promise.all([first, second, sentinel].map(({ stop }) => stop()));
  });

  it('goes on with the replica, and knows every room', async () => {
    const url = `redis+sentinel://127.0.0.1:${sentinel.port}/medkig`;
    const told: string[] = [];
    const a = await redisDirectory(url, { beatMs: 50, told: (state) => told.push(state) });
    const b = await redisDirectory(url);
    nodes.push(a, b);
    a.watch('a', { taken: (roomId) => told.push(`taken ${roomId}`), forsaken: () => {} });
    await a.settled();
    const rooms = Array.from({ length: 20 }, (_, n) => `room-${n}`);
    for (const room of rooms) await a.take(room, 'a', 0);
    await first.kill();
    await vi.waitFor(() => expect(told).toEqual(['away']), { timeout: 20_000 });
    await vi.waitFor(async () => expect(await a.find('north', '07', 0)).toEqual({ state: 'unknown' }), {
      timeout: 20_000,
    });
    await vi.waitFor(async () => {
      for (const room of rooms)
        expect(await b.ownerOf(room)).toEqual({ known: true, owner: { node: 'a', fence: 1 } });
    }, 10_000);
    expect(await b.take('room-0', 'b', 1)).toEqual({ ok: true, fence: 2 });
    await vi.waitFor(() => expect(told).toContain('taken room-0'), { timeout: 10_000 });
  });
});
