/** Sealed notes on their way from one origin of a site to another: each waits a minute and is collected once. */

/** As long as a slow page takes to load, in milliseconds. */
const LIFETIME_MS = 60_000;

export interface Crossings {
  /** One for each room, the newest; false when the id belongs to another room. */
  put(crossing: { id: string; site: string; roomId: string; box: string }): boolean;
  /** Gives the note and forgets it. To another site it is as if there were none, and it stays. */
  collect(id: string, site: string): { roomId: string; box: string } | undefined;
}

interface Waiting {
  id: string;
  site: string;
  box: string;
  /** Milliseconds since 1970. */
  until: number;
}

/** In the memory of this process. Only rooms that exist put anything in, so their number bounds it. */
export function createCrossings(now: () => number): Crossings {
  const byRoom = new Map<string, Waiting>();
  const rooms = new Map<string, string>();

  function forget(roomId: string): void {
    const waiting = byRoom.get(roomId);
    byRoom.delete(roomId);
    if (waiting) rooms.delete(waiting.id);
  }

  function forgetOld(): void {
    for (const [roomId, { until }] of byRoom) if (until <= now()) forget(roomId);
  }

  return {
    put({ id, site, roomId, box }) {
      forgetOld();
      if ((rooms.get(id) ?? roomId) !== roomId) return false;
      forget(roomId);
      byRoom.set(roomId, { id, site, box, until: now() + LIFETIME_MS });
      rooms.set(id, roomId);
      return true;
    },
    collect(id, site) {
      forgetOld();
      const roomId = rooms.get(id);
      const waiting = roomId === undefined ? undefined : byRoom.get(roomId);
      if (roomId === undefined || waiting?.site !== site) return undefined;
      forget(roomId);
      return { roomId, box: waiting.box };
    },
  };
}
