/** A connection to Redis in any of its three forms: the only file that knows node-redis. */
import { setTimeout as delay } from 'node:timers/promises';
import { createShardedAdapter } from '@socket.io/redis-adapter';
import { createClient, createCluster, createSentinel } from 'redis';
import type { RedisConfig } from './redis-config.ts';

/** Each rejects when Redis cannot do it now; what was asked for may have been done nevertheless. */
export interface RedisLink {
  get(key: string): Promise<string | null>;
  /** The keys have one hash tag. */
  getAll(keys: string[]): Promise<(string | null)[]>;
  /** Returns what stood there before. */
  set(key: string, value: string, lifetimeMs: number): Promise<string | null>;
  /** False when something stands there. */
  setNew(key: string, value: string, lifetimeMs: number): Promise<boolean>;
  /** False when nothing stands there. */
  setKnown(key: string, value: string, lifetimeMs: number): Promise<boolean>;
  /** Returns what stood there and removes it, in one step. */
  take(key: string): Promise<string | null>;
  remove(key: string): Promise<void>;
  /** Runs a script on one key. */
  run(script: string, key: string, args: string[]): Promise<string | null>;
  addMember(set: string, member: string): Promise<void>;
  /** False when it was not in the set. */
  removeMember(set: string, member: string): Promise<boolean>;
  members(set: string): Promise<string[]>;
  /** To all who listen to the channel, on its shard. */
  publish(channel: string, message: string): Promise<void>;
  /** Stands from the moment in which Redis can be asked, and again after it was away. */
  subscribe(channel: string, heard: (message: string) => void): void;
  /** By which the Socket.IO servers of several nodes talk to each other. What is said while Redis is away is lost. */
  adapter: ReturnType<typeof createShardedAdapter>;
  /** Resolves once Redis answers, or when it has taken too long. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** A stopped Redis keeps its connections and never answers (milliseconds). */
const ANSWER_MS = 1500;
/** A connection over which nothing has come for so long is given up for a new one; something is sent each second. */
const SILENT_MS = 4000;
const CONNECT_MS = 2000;
/** A process that starts asks so often within that time whether Redis is there. */
const FIRST_TRIES = 40;
/** Between tries to subscribe, while Redis is away from the start (milliseconds). */
const SUBSCRIBE_MS = 500;
/** Between tries to connect, at most (milliseconds). */
const LONGEST_PAUSE_MS = 500;

/** @param failed told of what goes wrong with the connection itself, which mends by itself */
export function openRedis(config: RedisConfig, failed: (error: unknown) => void): RedisLink {
  const redis = clientOf(config);
  redis.on('error', failed);
  // Never waited for: a server starts without Redis too, and codes come when it is there.
  redis.connect().catch(failed);
  return linkTo(redis);
}

/** What the three clients of node-redis have in common, as far as it is used. */
interface Redis {
  on(event: 'error', listener: (error: unknown) => void): unknown;
  connect(): Promise<unknown>;
  destroy(): unknown;
  get(key: string): Promise<string | null>;
  mGet(keys: string[]): Promise<(string | null)[]>;
  set(
    key: string,
    value: string,
    how: { PX: number; NX?: true; XX?: true; GET?: true },
  ): Promise<string | null>;
  getDel(key: string): Promise<string | null>;
  del(key: string): Promise<number>;
  eval(script: string, how: { keys: string[]; arguments: string[] }): Promise<unknown>;
  sAdd(key: string, member: string): Promise<number>;
  sRem(key: string, member: string): Promise<number>;
  sMembers(key: string): Promise<string[]>;
  sPublish(channel: string, message: string): Promise<number>;
  sSubscribe<AsBuffers extends boolean = false>(
    channel: string,
    listener: (message: AsBuffers extends true ? Buffer : string) => void,
    asBuffers?: AsBuffers,
  ): Promise<unknown>;
}

function linkTo(redis: Redis): RedisLink {
  const timely = async <T>(answer: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('redis has not answered')), ANSWER_MS);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  };
  let isClosed = false;
  /** Once it stands, node-redis keeps it so. */
  const stand = async (subscribe: () => Promise<unknown>): Promise<void> => {
    while (!isClosed) {
      try {
        await timely(subscribe());
        return;
      } catch {
        await delay(SUBSCRIBE_MS, undefined, { ref: false });
      }
    }
  };
  // The adapter itself waits for nothing and catches nothing.
  const adapterClient = {
    sSubscribe: (channel: string, heard: (message: Buffer) => void) =>
      void stand(() => redis.sSubscribe(channel, heard, true)),
    sPublish: (channel: string, message: string) => redis.sPublish(channel, message).catch(() => 0),
    sUnsubscribe: () => {},
  };
  return {
    get: (key) => timely(redis.get(key)),
    getAll: (keys) => timely(redis.mGet(keys)),
    set: (key, value, PX) => timely(redis.set(key, value, { PX, GET: true })),
    setNew: async (key, value, PX) => (await timely(redis.set(key, value, { PX, NX: true }))) !== null,
    setKnown: async (key, value, PX) => (await timely(redis.set(key, value, { PX, XX: true }))) !== null,
    take: (key) => timely(redis.getDel(key)),
    remove: async (key) => void (await timely(redis.del(key))),
    async run(script, key, args) {
      const answer: unknown = await timely(redis.eval(script, { keys: [key], arguments: args }));
      return typeof answer === 'string' ? answer : null;
    },
    addMember: async (set, member) => void (await timely(redis.sAdd(set, member))),
    removeMember: async (set, member) => (await timely(redis.sRem(set, member))) > 0,
    members: (set) => timely(redis.sMembers(set)),
    publish: async (channel, message) => void (await timely(redis.sPublish(channel, message))),
    subscribe: (channel, heard) => void stand(() => redis.sSubscribe(channel, heard)),
    adapter: createShardedAdapter(adapterClient, adapterClient, {
      channelPrefix: 'medkig',
      // One channel for all: nothing is sent to single sockets of another node.
      subscriptionMode: 'static',
    }),
    ready: async () => {
      for (let tries = 0; tries < FIRST_TRIES; tries += 1) {
        const answer = await timely(redis.get('anything')).catch(() => false as const);
        if (answer !== false) return;
        await delay(CONNECT_MS / FIRST_TRIES);
      }
    },
    close: async () => {
      isClosed = true;
      await redis.destroy();
    },
  };
}

function clientOf(config: RedisConfig): Redis {
  const { username, password, tls } = config;
  const options = {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    disableOfflineQueue: true,
  };
  const socket = {
    connectTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    reconnectStrategy: (tries: number) => Math.min(20 * 2 ** tries, LONGEST_PAUSE_MS) * (0.5 + Math.random()),
    ...(tls && { tls: true as const }),
  };
  switch (config.kind) {
    case 'single':
      return createClient({ ...options, database: config.database, socket: { ...socket, ...config.at } });
    case 'cluster':
      return createCluster({
        rootNodes: config.roots.map((root) => ({ ...options, socket: { ...socket, ...root } })),
        defaults: { ...options, socket },
      });
    case 'sentinel':
      return createSentinel({
        name: config.name,
        sentinelRootNodes: config.sentinels,
        nodeClientOptions: { ...options, socket },
        sentinelClientOptions: { socket },
      });
    default: {
      const never: never = config;
      return never;
    }
  }
}
