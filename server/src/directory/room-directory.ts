/** Which rooms there are and on which node each is: what the nodes of one service share. */
import type { Retirement } from '../realtime/room.ts';
import type { Lookup } from './nameplates.ts';

export interface Owner {
  node: string;
  /** Rises each time the room is taken. Whoever holds the room with an older one has lost it. */
  fence: number;
}

export interface NewRoom {
  roomId: string;
  hotlineId: string;
}

/** `away`: the directory cannot be asked now. What is live goes on without it; what needs it is tried again. */
type Entered = { ok: true; nameplate: string } | { ok: false; reason: 'full' | 'away' };
export type Found = Lookup | { state: 'away' };
type OwnerFound = { known: true; owner: Owner } | { known: false } | { known: 'away' };
/** `held`: somebody else has it. */
export type Taken = { ok: true; fence: number } | { ok: false; reason: 'held' | 'away' };

export interface Watcher {
  /** Another node has taken this room of ours. */
  taken(roomId: string): void;
  /** A node is gone that may have had rooms; told to one of those that live. */
  forsaken(): void;
}

/** Times are milliseconds since 1970. What is answered may be old by then; only `take` decides. */
export interface RoomDirectory {
  /** A random nameplate of the hotline that is neither live nor resting, now the room's. */
  enter(
    room: NewRoom,
    now: number,
    /** 32 bits. */
    random: number,
  ): Promise<Entered>;
  find(hotlineId: string, nameplate: string, now: number): Promise<Found>;
  rest(hotlineId: string, nameplate: string, why: Retirement, until: number): void;
  ownerOf(roomId: string): Promise<OwnerFound>;
  /**
   * The room is this node's from now on, if its fence is still the one that was `seen`, or it is not known here. The
   * node before is told.
   */
  take(roomId: string, node: string, seen: number): Promise<Taken>;
  /** As `take`, of a room that was stored with this fence, unless a node that lives has it. */
  adopt(roomId: string, node: string, stored: number): Promise<Taken>;
  /** It has ended, while it was held with this fence. */
  leave(roomId: string, fence: number): void;
  /** What was so before the service stopped. */
  restore(hotlineId: string, nameplate: string, roomId: string): void;
  watch(node: string, watcher: Watcher): void;
}
