import { createRedisDirectory, type RedisDirectory, type RedisDirectoryDeps } from './redis-directory.ts';
import { redisLink } from './redis-link.fixture.ts';

/** A node's directory in a Redis that answers. */
export async function redisDirectory(
  url: string,
  { now = Date.now, told = () => {}, ...deps }: Partial<Omit<RedisDirectoryDeps, 'link'>> = {},
): Promise<RedisDirectory> {
  return createRedisDirectory({ link: await redisLink(url), now, told, ...deps });
}
