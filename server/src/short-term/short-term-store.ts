/** What one request leaves for a later one, which may come to another node: for minutes, and then it is gone. */

/** `unavailable`, as a problem names it: the store cannot be asked now. What was asked for may have been done nevertheless. */
export type Stored<T> = { ok: true; value: T } | { ok: false; reason: 'unavailable' };

/** Values by key. Lifetimes in milliseconds. */
export interface ShortTermStore<T> {
  /** Takes the place of what stood there, and gives that back. */
  put(key: string, value: T, lifetimeMs: number): Promise<Stored<T | undefined>>;
  /** False, and nothing is put, when something stands there. */
  putNew(key: string, value: T, lifetimeMs: number): Promise<Stored<boolean>>;
  /** False, and nothing is put, when nothing stands there any more. */
  renew(key: string, value: T, lifetimeMs: number): Promise<Stored<boolean>>;
  get(key: string): Promise<Stored<T | undefined>>;
  /** Gives it and forgets it: of several who ask at once, wherever they ask, one gets it. */
  take(key: string): Promise<Stored<T | undefined>>;
  remove(key: string): Promise<Stored<undefined>>;
}

/**
 * The store of this name, whose keys are its own. The latest so many as `most` are kept their time; beyond them the
 * oldest are forgotten, so that nobody fills the memory.
 */
export type OpenStore = (name: string, most: number) => ShortTermStore<string>;
