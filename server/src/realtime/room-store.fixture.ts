import type { RestingNameplate, RoomStore, StoredRoom } from './room-store.ts';

/** A store that lives as long as the test. */
export function createMemoryRoomStore(): RoomStore {
  const rooms = new Map<string, StoredRoom>();
  const receipts = new Map<string, string>();
  const resting = new Map<string, RestingNameplate>();
  const fenceOf = (id: string) => rooms.get(id)?.fence ?? 0;
  return {
    load: async (now) => ({
      rooms: [...rooms.values()],
      resting: [...resting.values()].filter(({ until }) => until > now),
    }),
    find: async (roomId) => rooms.get(roomId),
    save(room) {
      if (fenceOf(room.id) <= room.fence) rooms.set(room.id, room);
    },
    end({ id, fence }) {
      if (fenceOf(id) <= fence) rooms.delete(id);
    },
    consent: async ({ roomId, number }) => {
      receipts.set(roomId, receipts.get(roomId) ?? number);
      return receipts.get(roomId);
    },
    rest: (entry) => void resting.set(`${entry.hotlineId} ${entry.nameplate}`, entry),
    flush: async () => {},
  };
}
