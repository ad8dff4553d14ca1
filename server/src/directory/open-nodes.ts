/** What this process shares with the other nodes of the service; nothing, where it is the only one. */
import type { NodeConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { createMemoryDirectory } from './memory-directory.ts';
import { usedKey } from './redis/directory-keys.ts';
import { createRedisDirectory } from './redis/redis-directory.ts';
import { openRedis, type RedisLink } from './redis/redis-link.ts';
import type { RoomDirectory } from './room-directory.ts';

export interface Nodes {
  /** Of this node; undefined for the only one. */
  name: string | undefined;
  directory: RoomDirectory;
  /** False when another node has seen this id. While Redis cannot be asked, each node knows only its own. */
  isFirstUse(id: string, lifetimeMs: number): Promise<boolean>;
  /** How the relays of the nodes talk to each other; undefined where there is nobody to talk to. */
  adapter: RedisLink['adapter'] | undefined;
  close(): Promise<void>;
}

interface NodesDeps {
  log: Pick<Log, 'info' | 'warn'>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A node waits a moment for Redis, and starts without it too: its codes come when it is there. */
export async function openNodes(config: NodeConfig | undefined, { log, now }: NodesDeps): Promise<Nodes> {
  if (!config) {
    return {
      name: undefined,
      directory: createMemoryDirectory(),
      isFirstUse: async () => true,
      adapter: undefined,
      close: async () => {},
    };
  }
  // What goes wrong is told once by the directory, and not at each try.
  const link = openRedis(config.redis, () => {});
  await link.isThere();
  const told = (state: 'away' | 'back') => {
    if (state === 'away') log.warn({ event: 'redis-away' });
    else log.info({ event: 'redis-back' });
  };
  const directory = createRedisDirectory({ link, now, told });
  return {
    name: config.name,
    directory,
    isFirstUse: (id, lifetimeMs) => link.setNew(usedKey(id), 'used', lifetimeMs).catch(() => true),
    adapter: link.adapter,
    close: directory.close,
  };
}
