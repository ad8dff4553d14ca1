/** The kinds of Redis that a contract suite runs over, for as long as its file does. */
import { afterAll, beforeAll } from 'vitest';
import { startCluster, type TestCluster } from './redis-cluster.fixture.ts';
import { hasRedis, startRedis, type TestRedis } from './redis-server.fixture.ts';

/** By kind, what makes a subject in a Redis that is empty; none on a machine without Redis. */
export function inEachRedis<T>(make: (url: string) => Promise<T>): Record<string, () => Promise<T>> {
  if (!hasRedis) return {};
  let redis: TestRedis;
  let cluster: TestCluster;
  beforeAll(async () => {
    [redis, cluster] = await Promise.all([startRedis(), startCluster()]);
  });
  afterAll(() => Promise.all([redis.stop(), cluster.stop()]));
  return {
    'in Redis': async () => {
      await redis.ask('FLUSHALL');
      return make(redis.url);
    },
    'in a Redis cluster': async () => {
      await cluster.flush();
      return make(cluster.url);
    },
  };
}
