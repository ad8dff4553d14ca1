import type { OpenStore, ShortTermStore } from './short-term-store.ts';

/** The short-term stores of a service that is one process. @param now milliseconds since 1970 */
export function memoryStores(now: () => number): OpenStore {
  const stores = new Map<string, ShortTermStore<string>>();
  return (name, most) => {
    const store = stores.get(name) ?? memoryStore(most, now);
    stores.set(name, store);
    return store;
  };
}

function memoryStore(most: number, now: () => number): ShortTermStore<string> {
  /** In the order in which they were put. */
  const entries = new Map<string, { value: string; until: number }>();

  function find(key: string): string | undefined {
    const found = entries.get(key);
    if (!found || found.until > now()) return found?.value;
    entries.delete(key);
    return undefined;
  }

  function forget(key: string): string | undefined {
    const value = find(key);
    entries.delete(key);
    return value;
  }

  /** What is over goes before anything that is not. */
  function makeRoom(): void {
    for (const [key, { until }] of entries) {
      if (until <= now()) entries.delete(key);
      else if (entries.size < most) return;
    }
    for (const key of entries.keys()) {
      if (entries.size < most) return;
      entries.delete(key);
    }
  }

  function set(key: string, value: string, lifetimeMs: number): string | undefined {
    const before = forget(key);
    makeRoom();
    entries.set(key, { value, until: now() + lifetimeMs });
    return before;
  }

  return {
    put: async (key, value, lifetimeMs) => ({ ok: true, value: set(key, value, lifetimeMs) }),
    async putNew(key, value, lifetimeMs) {
      if (find(key) !== undefined) return { ok: true, value: false };
      set(key, value, lifetimeMs);
      return { ok: true, value: true };
    },
    async renew(key, value, lifetimeMs) {
      if (find(key) === undefined) return { ok: true, value: false };
      entries.set(key, { value, until: now() + lifetimeMs });
      return { ok: true, value: true };
    },
    get: async (key) => ({ ok: true, value: find(key) }),
    take: async (key) => ({ ok: true, value: forget(key) }),
    async remove(key) {
      entries.delete(key);
      return { ok: true, value: undefined };
    },
  };
}
