import { vi } from 'vitest';
import { readRedisUrl } from './redis-config.ts';
import { createRedisDirectory, type RedisDirectory, type RedisDirectoryDeps } from './redis-directory.ts';
import { openRedis } from './redis-link.ts';

/** A node's directory in a Redis that answers. */
export async function redisDirectory(
  url: string,
  { now = Date.now, told = () => {}, ...deps }: Partial<Omit<RedisDirectoryDeps, 'link'>> = {},
): Promise<RedisDirectory> {
  const config = readRedisUrl(url);
  if (!config) throw new Error(`no Redis at ${url}`);
  const link = openRedis(config, () => {});
  await vi.waitFor(() => link.get('anything'), { timeout: 10_000 });
  return createRedisDirectory({ link, now, told, ...deps });
}
