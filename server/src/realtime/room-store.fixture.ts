import type { RestingNameplate, RoomStore, StoredRoom } from './room-store.ts';

/** A store that lives as long as the test. */
export function createMemoryRoomStore(): RoomStore {
  const rooms = new Map<string, StoredRoom>();
  const receipts = new Map<string, string>();
  const resting = new Map<string, RestingNameplate>();
  return {
    load: async (now) => ({
      rooms: [...rooms.values()],
      resting: [...resting.values()].filter(({ until }) => until > now),
    }),
    save: (room) => void rooms.set(room.id, room),
    end: (roomId) => void rooms.delete(roomId),
    consent: async ({ roomId, number }) => {
      receipts.set(roomId, receipts.get(roomId) ?? number);
      return receipts.get(roomId);
    },
    rest: (entry) => void resting.set(`${entry.hotlineId} ${entry.nameplate}`, entry),
    flush: async () => {},
  };
}
