import { createHash } from 'node:crypto';
import type { RedisLink } from '../directory/redis/redis-link.ts';
import type { Seal } from '../sealing/seal.ts';
import type { OpenStore, ShortTermStore, Stored } from './short-term-store.ts';

export interface RedisStoresDeps {
  link: Pick<RedisLink, 'get' | 'set' | 'setNew' | 'setKnown' | 'take' | 'remove' | 'run'>;
  seal: Seal;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Longer than anything is kept (milliseconds). */
const LIST_MS = 3 * 60 * 60_000;

/**
 * Notes what was put, and answers with what is one too many. `TIME`, since the clocks of two nodes differ.
 * KEYS: the store's list. ARGV: the hash, how many there may be, how long the list is kept.
 */
const NOTE = `
local time = redis.call('TIME')
redis.call('ZADD', KEYS[1], time[1] * 1000000 + time[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
if redis.call('ZCARD', KEYS[1]) > tonumber(ARGV[2]) then return redis.call('ZPOPMIN', KEYS[1])[1] end
return false`;

/** When it is over (milliseconds since 1970), and what it is. */
const FORM = /^(\d+) (.*)$/s;

/**
 * The short-term stores that the nodes of a service share. Whoever reads Redis finds hashes in place of keys, and values
 * that only the data key opens, each in its own place alone.
 */
export function redisStores({ link, seal, now }: RedisStoresDeps): OpenStore {
  return (name, most) => {
    const list = `medkig:kept:${name}`;
    const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url');
    const placeOf = (hash: string) => `${list}:{${hash}}`;
    const at = (key: string) => placeOf(hashOf(key));

    function sealed(key: string, value: string, lifetimeMs: number): string {
      return seal.seal(`${now() + lifetimeMs} ${value}`, { column: 'short-term', row: at(key) });
    }

    /** What no key of ours opens, or was sealed for another place, is as good as nothing. */
    function opened(key: string, text: string | null): string | undefined {
      const open = text === null ? undefined : seal.open(text, { column: 'short-term', row: at(key) });
      const [, until, value] = FORM.exec(open?.ok ? open.text : '') ?? [];
      return Number(until) > now() ? value : undefined;
    }

    async function note(key: string): Promise<void> {
      const tooMany = await link.run(NOTE, list, [hashOf(key), String(most), String(LIST_MS)]);
      if (tooMany !== null) await link.remove(placeOf(tooMany));
    }

    return {
      put: (key, value, lifetimeMs) =>
        asked(async () => {
          const before = await link.set(at(key), sealed(key, value, lifetimeMs), lifetimeMs);
          await note(key);
          return opened(key, before);
        }),
      putNew: (key, value, lifetimeMs) =>
        asked(async () => {
          const isNew = await link.setNew(at(key), sealed(key, value, lifetimeMs), lifetimeMs);
          if (isNew) await note(key);
          return isNew;
        }),
      renew: (key, value, lifetimeMs) =>
        asked(() => link.setKnown(at(key), sealed(key, value, lifetimeMs), lifetimeMs)),
      get: (key) => asked(async () => opened(key, await link.get(at(key)))),
      take: (key) => asked(async () => opened(key, await link.take(at(key)))),
      remove: (key) => asked(async () => void (await link.remove(at(key)))),
    } satisfies ShortTermStore<string>;
  };
}

/** Whatever goes wrong in Redis, it cannot be asked now; the directory tells of it. */
async function asked<T>(ask: () => Promise<T>): Promise<Stored<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch {
    return { ok: false, reason: 'unavailable' };
  }
}
