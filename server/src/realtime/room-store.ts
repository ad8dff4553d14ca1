/** What of a room outlives the process: who may sit down again, and nothing of what was said. */
import type { EndReason } from '@medkig/protocol/signaling/messages';
import type { Consent } from '../receipts/receipts.ts';
import type { Retirement } from './room.ts';

export interface StoredRoom {
  id: string;
  hotlineId: string;
  nameplate: string;
  na: string;
  /** Milliseconds since 1970. */
  openedAt: number;
  /** Of the node that wrote it: what one with an older fence writes is passed over. */
  fence: number;
  /** The agent only practises: it counts in no figure. */
  practice?: true;
  agent: { keyHash: string; agentId: string; sessionId: string };
  /** There from the pairing on; a claim that is not proved yet is not kept. */
  citizen?: { keyHash: string; site: string; origin: string };
}

export interface RestingNameplate {
  hotlineId: string;
  nameplate: string;
  why: Retirement;
  /** Milliseconds since 1970. */
  until: number;
}

export interface StoredRooms {
  rooms: StoredRoom[];
  resting: RestingNameplate[];
}

/** Writes happen later, in the order they were asked for; nobody waits for them but `flush` and `consent`. */
export interface RoomStore {
  /** What the process before this one left. `now` in milliseconds since 1970. */
  load(now: number): Promise<StoredRooms>;
  /** One room as it was stored last. */
  find(roomId: string): Promise<StoredRoom | undefined>;
  save(room: StoredRoom): void;
  /** The room will never be loaded again. */
  end(room: Pick<StoredRoom, 'id' | 'fence'>, reason: EndReason, at: number): void;
  /** Resolves with the number of the room's receipt, the first it was given; undefined if there is none. */
  consent(consent: Consent): Promise<string | undefined>;
  rest(nameplate: RestingNameplate): void;
  /** Resolves when all that was asked for before is written, or given up. */
  flush(): Promise<void>;
}
