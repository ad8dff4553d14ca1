/** A node that is about to stop asks its peers to go over to others, a few at a time, while it still serves them. */
import type { SeatName, SocketId } from './room.ts';

export interface MovingDeps {
  /** All who are still here. Both peers of a room have its key. Without a key they must stay for a moment longer. */
  peers(): readonly { socket: SocketId; seat: SeatName; key: string | undefined }[];
  /** Asks for it; whoever is asked stays connected here until it is there. */
  move(socket: SocketId): void;
  /** Milliseconds, of any clock. */
  now(): number;
  pause(ms: number): Promise<unknown>;
}

/** All times in milliseconds. */
export interface MovingTimes {
  /** Until the proxy has seen that this node takes nobody new: two of its looks, and an answer that is late. */
  unseenMs: number;
  /** For each room, so that the others are not stormed; and for all of them at most. */
  perRoomMs: number;
  spreadMs: number;
  /** Who is still here after that is asked again: perhaps the proxy has led it back. */
  againMs: number;
  /** Who is still here then comes again by itself once it is cut off. */
  longestMs: number;
  stepMs: number;
}

/** With the second that closing takes, well below the 60 s after which whoever stops a node has no patience left. */
export const movingTimes: MovingTimes = {
  unseenMs: 2000,
  perRoomMs: 20,
  spreadMs: 10_000,
  againMs: 3000,
  longestMs: 45_000,
  stepMs: 50,
};

/** Resolves when nobody is left, or too much time has passed. */
export async function movePeers(deps: MovingDeps, times: MovingTimes): Promise<void> {
  const { peers, move, now, pause } = deps;
  const beganAt = now();
  if (peers().length > 0) await pause(times.unseenMs);
  const startsAt = now();
  const rooms = new Set(peers().map(({ key }) => key)).size;
  const spread = Math.min(times.spreadMs, rooms * times.perRoomMs);
  /** By seat, not by socket: whom the proxy leads back here comes with another one. */
  const askedAt = new Map<string, number>();
  for (let here = peers(); here.length > 0 && now() - beganAt < times.longestMs; here = peers()) {
    for (const { socket, seat, key } of here) {
      if (key === undefined) continue;
      const asked = askedAt.get(`${seat} ${key}`);
      const due = asked === undefined ? startsAt + momentOf(key) * spread : asked + times.againMs;
      if (now() < due) continue;
      askedAt.set(`${seat} ${key}`, now());
      move(socket);
    }
    await pause(times.stepMs);
  }
}

/** From 0 up to 1, the same for the same key: ids are random at their end. */
function momentOf(key: string): number {
  return Buffer.from(key.slice(-6), 'base64url').readUInt16BE() / 2 ** 16;
}
