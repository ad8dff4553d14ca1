/** Which rooms there are and on which node each is: what the nodes of one service share. */
import type { Lookup } from './nameplates.ts';
import type { Retirement } from './room.ts';

export interface Owner {
  node: string;
  /** Rises each time the room is taken. Whoever holds the room with an older one has lost it. */
  fence: number;
}

/** Times are milliseconds since 1970. What is answered may be old by then; only `take` decides. */
export interface RoomDirectory {
  /** A random nameplate of the hotline that is neither live nor resting, now the room's; undefined if there is none. */
  enter(
    room: { roomId: string; hotlineId: string },
    now: number,
    /** 32 bits. */
    random: number,
  ): Promise<string | undefined>;
  find(hotlineId: string, nameplate: string, now: number): Promise<Lookup>;
  rest(hotlineId: string, nameplate: string, why: Retirement, until: number): void;
  ownerOf(roomId: string): Promise<Owner | undefined>;
  /**
   * The room is this node's from now on, if its fence is still the one that was `seen`, or it is not known here.
   * Resolves with the next fence, or with undefined when another was faster. The node before is told.
   */
  take(roomId: string, node: string, seen: number): Promise<number | undefined>;
  /** It has ended. */
  leave(roomId: string): void;
  /** What was so before the service stopped. */
  restore(hotlineId: string, nameplate: string, roomId: string): void;
  /** Tells a node of each of its rooms that another has taken. */
  watch(node: string, taken: (roomId: string) => void): void;
}
