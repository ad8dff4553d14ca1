import { createNameplates } from './nameplates.ts';
import type { Owner, RoomDirectory, Taken, Watcher } from './room-directory.ts';

/** The directory of a service that is one process. */
export function createMemoryDirectory(): RoomDirectory {
  const nameplates = createNameplates();
  const owners = new Map<string, Owner>();
  const watchers = new Map<string, Watcher>();

  async function take(roomId: string, node: string, seen: number): Promise<Taken> {
    const before = owners.get(roomId);
    if (before && before.fence !== seen) return { ok: false, reason: 'held' };
    const fence = seen + 1;
    owners.set(roomId, { node, fence });
    if (before && before.node !== node) watchers.get(before.node)?.taken(roomId);
    return { ok: true, fence };
  }

  return {
    enter: async ({ roomId, hotlineId }, now, random) => {
      const nameplate = nameplates.take(hotlineId, roomId, now, random);
      return nameplate === undefined ? { ok: false, reason: 'full' } : { ok: true, nameplate };
    },
    find: async (hotlineId, nameplate, now) => nameplates.find(hotlineId, nameplate, now),
    rest(hotlineId, nameplate, why, until) {
      nameplates.set(hotlineId, nameplate, { state: 'resting', why, until });
    },
    ownerOf: async (roomId) => {
      const owner = owners.get(roomId);
      return owner ? { known: true, owner } : { known: false };
    },
    take,
    // A node that is gone has taken this directory with it.
    adopt: async (roomId, node, stored) =>
      owners.has(roomId) ? { ok: false, reason: 'held' } : take(roomId, node, stored),
    leave(roomId, fence) {
      if (owners.get(roomId)?.fence === fence) owners.delete(roomId);
    },
    restore(hotlineId, nameplate, roomId) {
      nameplates.set(hotlineId, nameplate, { state: 'live', roomId });
    },
    watch: (node, watcher) => void watchers.set(node, watcher),
  };
}
