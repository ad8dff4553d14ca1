/** Where a room is: here, on another node, or with a node that is gone. */
import type { ClaimReply, Request } from '@medkig/protocol/signaling/messages';
import type { Found, RoomDirectory } from '../directory/room-directory.ts';
import type { Identity } from './admission.ts';
import { type Held, isWaiting, type RoomKeeper } from './room-keeper.ts';
import { roomOf } from './room-record.ts';
import type { RoomStore } from './room-store.ts';
import { holdsSeat } from './seat-holder.ts';

/** How often a room that others take at the same time is tried for. */
const TAKE_TRIES = 3;

interface FinderDeps {
  keeper: Pick<RoomKeeper, 'rooms' | 'settled' | 'takeIn' | 'restore'>;
  directory: Pick<RoomDirectory, 'find' | 'ownerOf' | 'take'>;
  rooms: Pick<RoomStore, 'load' | 'find' | 'flush'>;
  log: { warn(fields: { event: string }): void };
  /** Milliseconds since 1970. */
  now(): number;
  /** This process, as the directory knows it. */
  node: string;
  /** The edge can be told to lead to this node or another. */
  isNamed: boolean;
}

export interface RoomFinder {
  /** What is behind a nameplate. Without the directory only what waits here is known. */
  lookUp(hotlineId: string, nameplate: string): Promise<Found>;
  /** Refuses a claim of a code whose agent is on another node, and names that. */
  elsewhere(roomId: string): Promise<ClaimReply>;
  /**
   * The room, if this peer holds a seat of it: taken from another node that the edge could not lead to, or named with
   * the node where it is. `at`: where the edge was asked to lead.
   */
  bring(
    who: Identity,
    seat: Request<'resume'>,
    at: string,
  ): Promise<{ here: Held } | { at: string } | 'away' | undefined>;
  /** A node is gone: its rooms end in their time here, unless their peers come before. */
  takeForsaken(): Promise<void>;
}

export function createRoomFinder(deps: FinderDeps): RoomFinder {
  const { keeper, directory, node } = deps;
  const { rooms, settled } = keeper;

  async function lookUp(hotlineId: string, nameplate: string): Promise<Found> {
    const found = await directory.find(hotlineId, nameplate, deps.now());
    if (found.state === 'away') return waitingHere(hotlineId, nameplate) ?? found;
    if (found.state !== 'live' || settled(rooms.get(found.roomId))) return found;
    return directory.find(hotlineId, nameplate, deps.now());
  }

  function waitingHere(hotlineId: string, nameplate: string): Found | undefined {
    for (const held of rooms.values()) {
      const isIt = held.hotlineId === hotlineId && held.nameplate === nameplate;
      if (isIt && isWaiting(held.room) && settled(held)) return { state: 'live', roomId: held.id };
    }
    return undefined;
  }

  async function bring(
    who: Identity,
    { roomId, seatKey }: Request<'resume'>,
    at: string,
  ): Promise<{ here: Held } | { at: string } | 'away' | undefined> {
    for (let tries = 0; tries < TAKE_TRIES; tries += 1) {
      const here = rooms.get(roomId);
      if (here) return { here };
      const found = await directory.ownerOf(roomId);
      if (found.known === 'away') return 'away';
      if (found.known && !isGone(found.owner.node, at)) return { at: found.owner.node };
      // It has ended, unless the directory has forgotten what it knew: what has ended here is written down first.
      if (!found.known) await deps.rooms.flush();
      const stored = await deps.rooms.find(roomId);
      if (!stored || !holdsSeat(roomOf(stored, deps.now()), who, seatKey)) return undefined;
      const taken = await directory.take(roomId, node, found.known ? found.owner.fence : stored.fence);
      if (!taken.ok && taken.reason === 'away') return 'away';
      if (!taken.ok) continue;
      const held = rooms.get(roomId);
      if (!held) return { here: keeper.takeIn(stored, taken.fence) };
      // The other peer has come here too, and was faster.
      held.fence = taken.fence;
    }
    return undefined;
  }

  async function elsewhere(roomId: string): Promise<ClaimReply> {
    const found = await directory.ownerOf(roomId);
    const isKnown = found.known === true && found.owner.node !== node;
    return { ok: false, reason: 'busy', ...(isKnown && { roomId }) };
  }

  /** The edge leads elsewhere only when the node that was asked for does not answer it. */
  function isGone(owner: string, at: string): boolean {
    return !deps.isNamed || owner === node || at.startsWith(owner);
  }

  async function takeForsaken(): Promise<void> {
    try {
      await keeper.restore(await deps.rooms.load(deps.now()));
    } catch {
      // The next node that is missed, or a peer who comes back, tries again.
      deps.log.warn({ event: 'rooms-not-loaded' });
    }
  }

  return { lookUp, elsewhere, bring, takeForsaken };
}
