import type { Room } from './room.ts';

/** How many rooms there are now; practice is not counted. */
export interface RoomCensus {
  open: number;
  claimed: number;
  paired: number;
  /** Of the paired ones those whose records have come over the relay within the last half minute. */
  relayed: number;
}

/** A citizen who does anything sends a record more often than this. */
const RELAYED_MS = 30_000;

/** @param now milliseconds since 1970 */
export function censusOf(rooms: Iterable<{ room: Room; practice?: true }>, now: number): RoomCensus {
  const census = { open: 0, claimed: 0, paired: 0, relayed: 0 };
  for (const { room, practice } of rooms) {
    if (practice || room.state === 'ended') continue;
    census[room.state] += 1;
    if (room.state === 'paired' && now - room.lastFrameAt < RELAYED_MS) census.relayed += 1;
  }
  return census;
}
