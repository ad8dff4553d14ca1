/** A sign-in that ends on one node ends on all of them, as soon as Redis has carried it there. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { redisLink } from '../directory/redis/redis-link.fixture.ts';
import type { RedisLink } from '../directory/redis/redis-link.ts';
import { hasRedis, startRedis, type TestRedis } from '../directory/redis/redis-server.fixture.ts';
import { startRelay, type TestRelay } from './relay-for-tests.ts';

describe.skipIf(!hasRedis)('nodes that share a Redis', () => {
  let redis: TestRedis;
  let links: RedisLink[];
  let one: TestRelay;
  let two: TestRelay;
  let endedAtTwo: string[];
  beforeEach(async () => {
    redis = await startRedis();
    endedAtTwo = [];
    links = await Promise.all([redisLink(redis.url), redisLink(redis.url)]);
    [one, two] = await Promise.all([
      startRelay({ adapter: links[0]?.adapter }),
      startRelay({ adapter: links[1]?.adapter, endedElsewhere: (id) => endedAtTwo.push(id) }),
    ]);
    await heardBy(2);
  });
  afterEach(async () => {
    await Promise.all([one.stop(), two.stop(), ...links.map((link) => link.close())]);
    await redis.stop();
  });

  /** So many nodes listen. */
  const heardBy = (count: number) =>
    vi.waitFor(
      async () =>
        expect(await redis.ask('PUBSUB', 'SHARDNUMSUB', 'medkig#/#')).toContain(`\r\n:${count}\r\n`),
      { timeout: 10_000, interval: 20 },
    );

  it('[S28] the agent who is connected to another node is told, and no ticket in hand works there', async () => {
    const agent = await two.agent('anna');
    one.gateway.endSession('sign-in of anna', 'elsewhere');
    expect(await agent.next()).toEqual(['ended', { reason: 'elsewhere' }]);
    expect(endedAtTwo).toEqual(['sign-in of anna']);
  });

  it('[S28] also after Redis was away', async () => {
    const agent = await two.agent('anna');
    await redis.kill();
    // Lost, and nobody is troubled: the database tells each node by and by.
    one.gateway.endSession('sign-in of bo', 'revoked');
    await redis.start();
    await heardBy(2);
    one.gateway.endSession('sign-in of anna', 'revoked');
    expect(await agent.next()).toEqual(['ended', { reason: 'revoked' }]);
  });

  it('what no node would say is passed over', async () => {
    // As the adapter writes it.
    const said = { type: 9, uid: 'another', nsp: '/', data: { packet: ['end-session', { sessionId: 1 }] } };
    await redis.ask('SPUBLISH', 'medkig#/#', JSON.stringify(said));
    await redis.ask('SPUBLISH', 'medkig#/#', '{');
    one.gateway.endSession('sign-in of bo', 'revoked');
    await vi.waitFor(() => expect(endedAtTwo).toEqual(['sign-in of bo']));
    expect(two.log).toContainEqual({ event: 'node-not-understood' });
  });
});
