/** What this process shares with the other nodes of the service; nothing, where it is the only one. */
import type { NodeConfig } from '../config.ts';
import type { Log } from '../log.ts';
import type { Seal } from '../sealing/seal.ts';
import { memoryStores } from '../short-term/memory-store.ts';
import { redisStores } from '../short-term/redis-store.ts';
import type { OpenStore } from '../short-term/short-term-store.ts';
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
  /** What one request leaves for a later one, on whichever node. */
  openStore: OpenStore;
  /** How the relays of the nodes talk to each other; undefined where there is nobody to talk to. */
  adapter: RedisLink['adapter'] | undefined;
  close(): Promise<void>;
}

interface NodesDeps {
  log: Pick<Log, 'info' | 'warn'>;
  seal: Seal;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A node waits a moment for Redis, and starts without it too: its codes come when it is there. */
export async function openNodes(
  config: NodeConfig | undefined,
  { log, seal, now }: NodesDeps,
): Promise<Nodes> {
  if (!config) {
    return {
      name: undefined,
      directory: createMemoryDirectory(),
      isFirstUse: async () => true,
      openStore: memoryStores(now),
      adapter: undefined,
      close: async () => {},
    };
  }
  // What goes wrong is told once by the directory, and not at each try.
  const link = openRedis(config.redis, () => {});
  await link.ready();
  const told = (state: 'away' | 'back') => {
    if (state === 'away') log.warn({ event: 'redis-away' });
    else log.info({ event: 'redis-back' });
  };
  const directory = createRedisDirectory({ link, now, told });
  return {
    name: config.name,
    directory,
    isFirstUse: (id, lifetimeMs) => link.setNew(usedKey(id), 'used', lifetimeMs).catch(() => true),
    openStore: redisStores({ link, seal, now }),
    adapter: link.adapter,
    close: directory.close,
  };
}
