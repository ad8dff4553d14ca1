/** Where a room is: here, on another node, or with a node that is gone. */
import type { ClaimReply, Request } from '@medkig/protocol/signaling/messages';
import type { Found, NewRoom, RoomDirectory } from '../directory/room-directory.ts';
import type { Identity } from './admission.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { LiveRoom } from './room.ts';
import { type Held, isWaiting, type RoomKeeper } from './room-keeper.ts';
import { roomOf } from './room-record.ts';
import type { RoomStore } from './room-store.ts';
import { holdsSeat, originBeside } from './seat-holder.ts';

/** How often a room that others take at the same time is tried for. */
const TAKE_TRIES = 3;
/** A directory that is away is asked so often, at such distances (milliseconds): a page waits 8 s for its answer. */
const FIND_TRIES = 4;
const PAUSE_MS = 250;

interface FinderDeps {
  keeper: Pick<RoomKeeper, 'rooms' | 'settled' | 'takeIn' | 'restore'>;
  directory: Pick<RoomDirectory, 'enter' | 'find' | 'ownerOf' | 'take'>;
  rooms: Pick<RoomStore, 'load' | 'find' | 'flush'>;
  crossedTo: GatewayDeps['crossedTo'];
  log: { warn(fields: { event: string }): void };
  /** Milliseconds since 1970. */
  now(): number;
  /** This process, as the directory knows it. */
  node: string;
  /** The proxy in front knows this node by its name, and can lead to another. */
  isNamed: boolean;
  /** Between two questions to a directory that cannot be asked (milliseconds). */
  pause(ms: number): Promise<unknown>;
}

type Brought = { here: Held } | { at: string } | 'away' | undefined;

type Entered = { ok: true; nameplate: string; fence: number } | { ok: false; reason: 'full' | 'away' };

export interface RoomFinder {
  /** A new room of this node. @param random 32 bits */
  enter(room: NewRoom, random: number): Promise<Entered>;
  /** What is behind a nameplate. While the directory cannot be asked, what waits here is found, and the rest waited for. */
  lookUp(hotlineId: string, nameplate: string): Promise<Found>;
  /** Refuses a claim of a code whose agent is on another node, and tells where. */
  elsewhere(roomId: string): Promise<ClaimReply>;
  /**
   * The room, if this peer holds a seat of it. From another node it is taken if the proxy could not lead there: the
   * connection asked to come to that node, and both peers' would come here. Else it is told where the room is.
   */
  bring(who: Identity, seat: Request<'resume'>, askedFor: string): Promise<Brought>;
  /** The room as it was stored last, wherever it is now; undefined once it has ended. */
  stored(roomId: string): Promise<LiveRoom | undefined>;
  /** A node is gone: its rooms end in their time here, unless their peers come before. */
  takeForsaken(): Promise<void>;
  /** Told with every seat, so that the next connection comes here at once; nothing where no proxy can lead. */
  placeHere(roomId: string): { at?: string };
}

/** What a connection asks the proxy for: the node's name, and of the room what stays when it is moved. */
export function placeOf(roomId: string, node: string): string {
  return node + roomId.slice(node.length);
}

export function createRoomFinder(deps: FinderDeps): RoomFinder {
  const { keeper, directory, node } = deps;
  const { rooms, settled } = keeper;

  async function enter(room: NewRoom, random: number): Promise<Entered> {
    const entered = await directory.enter(room, deps.now(), random);
    if (!entered.ok) return entered;
    const taken = await directory.take(room.roomId, node, 0);
    return taken.ok ? { ...entered, fence: taken.fence } : { ok: false, reason: 'away' };
  }

  async function lookUp(hotlineId: string, nameplate: string): Promise<Found> {
    let found = await ask(hotlineId, nameplate);
    for (let tries = 1; found.state === 'away' && tries < FIND_TRIES; tries += 1) {
      await deps.pause(PAUSE_MS);
      found = await ask(hotlineId, nameplate);
    }
    return found;
  }

  async function ask(hotlineId: string, nameplate: string): Promise<Found> {
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
    askedFor: string,
  ): Promise<Brought> {
    for (let tries = 0; tries < TAKE_TRIES; tries += 1) {
      const here = rooms.get(roomId);
      if (here) return { here };
      const found = await directory.ownerOf(roomId);
      if (found.known === 'away') return 'away';
      if (found.known && canLeadTo(found.owner.node, askedFor))
        return { at: placeOf(roomId, found.owner.node) };
      // It has ended, unless the directory has forgotten what it knew: what has ended here is written down first.
      if (!found.known) await deps.rooms.flush();
      const stored = await deps.rooms.find(roomId);
      if (!stored) return undefined;
      const room = roomOf(stored, deps.now());
      const crossedTo = await originBeside(room, who, { roomId, seatKey }, deps.crossedTo);
      if (!crossedTo.ok) return 'away';
      if (!holdsSeat(room, who, seatKey, crossedTo.value)) return undefined;
      const taken = await directory.take(roomId, node, found.known ? found.owner.fence : stored.fence);
      if (!taken.ok && taken.reason === 'away') return 'away';
      if (!taken.ok) continue;
      const held = rooms.get(roomId);
      if (!held) return { here: keeper.takeIn(stored, taken.fence) };
      // The other peer has come here too, and was faster.
      held.fence = Math.max(held.fence, taken.fence);
    }
    // Others take it all the time: whoever comes again finds it settled.
    return 'away';
  }

  async function elsewhere(roomId: string): Promise<ClaimReply> {
    const found = await directory.ownerOf(roomId);
    const isThere = deps.isNamed && found.known === true && found.owner.node !== node;
    return { ok: false, reason: 'busy', ...(isThere && { at: placeOf(roomId, found.owner.node) }) };
  }

  function canLeadTo(owner: string, askedFor: string): boolean {
    return deps.isNamed && owner !== node && !askedFor.startsWith(owner);
  }

  async function stored(roomId: string): Promise<LiveRoom | undefined> {
    // What has ended here is written down first.
    await deps.rooms.flush();
    const found = await deps.rooms.find(roomId);
    return found && roomOf(found, deps.now());
  }

  async function takeForsaken(): Promise<void> {
    try {
      await keeper.restore(await deps.rooms.load(deps.now()));
    } catch {
      // The next node that is missed, or a peer who comes back, tries again.
      deps.log.warn({ event: 'rooms-not-loaded' });
    }
  }

  function placeHere(roomId: string): { at?: string } {
    return deps.isNamed ? { at: placeOf(roomId, node) } : {};
  }

  return { enter, lookUp, elsewhere, bring, stored, takeForsaken, placeHere };
}
