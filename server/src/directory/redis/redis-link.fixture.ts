import { vi } from 'vitest';
import { readRedisUrl } from './redis-config.ts';
import { openRedis, type RedisLink } from './redis-link.ts';

/** A node's link to a Redis that answers. */
export async function redisLink(url: string): Promise<RedisLink> {
  const config = readRedisUrl(url);
  if (!config) throw new Error(`no Redis at ${url}`);
  const link = openRedis(config, () => {});
  await vi.waitFor(() => link.get('anything'), { timeout: 10_000 });
  return link;
}
