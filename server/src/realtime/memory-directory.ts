import type { Owner, RoomDirectory } from './directory.ts';
import { createNameplates } from './nameplates.ts';

/** The directory of a service that is one process. */
export function createMemoryDirectory(): RoomDirectory {
  const nameplates = createNameplates();
  const owners = new Map<string, Owner>();
  const watchers = new Map<string, (roomId: string) => void>();
  return {
    enter: async ({ roomId, hotlineId }, now, random) => nameplates.take(hotlineId, roomId, now, random),
    find: async (hotlineId, nameplate, now) => nameplates.find(hotlineId, nameplate, now),
    rest(hotlineId, nameplate, why, until) {
      nameplates.set(hotlineId, nameplate, { state: 'resting', why, until });
    },
    ownerOf: async (roomId) => owners.get(roomId),
    async take(roomId, node, seen) {
      const before = owners.get(roomId);
      if (before && before.fence !== seen) return undefined;
      const fence = seen + 1;
      owners.set(roomId, { node, fence });
      if (before && before.node !== node) watchers.get(before.node)?.(roomId);
      return fence;
    },
    leave: (roomId) => void owners.delete(roomId),
    restore(hotlineId, nameplate, roomId) {
      nameplates.set(hotlineId, nameplate, { state: 'live', roomId });
    },
    watch: (node, taken) => void watchers.set(node, taken),
  };
}
