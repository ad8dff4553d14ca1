import type { OpenStore } from './short-term-store.ts';

const unavailable = async () => ({ ok: false, reason: 'unavailable' }) as const;

/** Stores that cannot be asked. */
export const awayStores: OpenStore = () => ({
  put: unavailable,
  putNew: unavailable,
  renew: unavailable,
  get: unavailable,
  take: unavailable,
  remove: unavailable,
});
