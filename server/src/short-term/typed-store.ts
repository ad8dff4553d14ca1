import * as v from 'valibot';
import type { ShortTermStore, Stored } from './short-term-store.ts';

const json = v.pipe(v.string(), v.parseJson());

/** Values as JSON in a store of texts. One that does not have its shape is as good as none: it goes with its time. */
export function typedStore<T>(
  texts: ShortTermStore<string>,
  schema: v.GenericSchema<unknown, T>,
): ShortTermStore<T> {
  function read(found: Stored<string | undefined>): Stored<T | undefined> {
    if (!found.ok) return found;
    const text = v.safeParse(json, found.value);
    const value = text.success ? v.safeParse(schema, text.output) : undefined;
    return { ok: true, value: value?.success ? value.output : undefined };
  }

  return {
    put: async (key, value, lifetimeMs) => read(await texts.put(key, JSON.stringify(value), lifetimeMs)),
    putNew: (key, value, lifetimeMs) => texts.putNew(key, JSON.stringify(value), lifetimeMs),
    renew: (key, value, lifetimeMs) => texts.renew(key, JSON.stringify(value), lifetimeMs),
    get: async (key) => read(await texts.get(key)),
    take: async (key) => read(await texts.take(key)),
    remove: texts.remove,
  };
}
