/** The rooms of this node as they are: who sits where, and what follows when one of them changes. */
import { NAMEPLATE_REST_MS } from '@medkig/protocol/signaling/limits';
import type { EndReason, Notice } from '@medkig/protocol/signaling/messages';
import type { RoomDirectory } from '../directory/room-directory.ts';
import type { ClaimGuard } from './claim-guard.ts';
import type { GatewayDeps, RoomStep } from './gateway-deps.ts';
import {
  type Effect,
  type LiveRoom,
  type Retirement,
  type Room,
  type RoomEvent,
  type SeatName,
  type SocketId,
  transition,
} from './room.ts';
import { recordOf, roomOf } from './room-record.ts';
import type { RoomStore, StoredRoom, StoredRooms } from './room-store.ts';
import { noVolumes, type Volume } from './volume.ts';

/** How rooms reach sockets; a socket that is gone is passed over. */
export interface Outbox {
  isOpen(socket: SocketId): boolean;
  notify(socket: SocketId, notice: Notice<'peer'>): void;
  forward(socket: SocketId, frame: Uint8Array, from: SocketId): void;
  /** Tell, then close. */
  farewell(socket: SocketId, reason: EndReason): void;
  close(socket: SocketId): void;
  /** Close without a goodbye: its browser connects again. */
  hangUp(socket: SocketId): void;
}

export interface Held {
  /** A running number for the log. */
  number: number;
  id: string;
  hotlineId: string;
  nameplate: string;
  na: string;
  fence: number;
  /** The agent only practises. */
  practice?: true;
  room: Room;
  /** Address and site of the claim that is not proved yet. */
  claimedBy?: { address: string; site: string };
  /** What has come in from each seat. */
  volumes: Record<SeatName, Volume>;
}

/** A room before this node has it. */
type Unheld = Omit<Held, 'number' | 'volumes'>;

interface Binding {
  held: Held;
  seat: SeatName;
  /** Of all who asked for a seat on this node, when this one did: a running number. */
  turn: number;
}

/** The frame at hand. */
interface Sent {
  frame: Uint8Array;
  from: SocketId;
}

/** Its code has not been used yet. */
export function isWaiting(room: Room): room is Extract<Room, { state: 'open' | 'claimed' }> {
  return room.state === 'open' || room.state === 'claimed';
}

export interface KeeperDeps extends Pick<GatewayDeps, 'now' | 'figures' | 'log' | 'claimFailed' | 'stepped'> {
  rooms: Pick<RoomStore, 'save' | 'end' | 'rest'>;
  directory: Pick<RoomDirectory, 'adopt' | 'leave' | 'rest' | 'restore' | 'watch'>;
  guard: Pick<ClaimGuard, 'failed'>;
  outbox: Outbox;
  /** A node is gone that may have had rooms. */
  forsaken(): void;
  /** This process, as the directory knows it. */
  node: string;
  /** From claim to `paired`, in milliseconds. */
  handshakeMs: number;
}

export interface RoomKeeper {
  readonly rooms: ReadonlyMap<string, Held>;
  /** Who sits in a room, and where. */
  readonly bindings: Map<SocketId, Binding>;
  /** For whoever asks for a seat now. */
  nextTurn(): number;
  add(room: Unheld): Held;
  apply(held: Held, event: RoomEvent, sent?: Sent): void;
  /** The room, unless time has ended it since the last sweep. */
  settled(held: Held | undefined): LiveRoom | undefined;
  store(held: Held): void;
  /** A room of the store is this node's now; both seats are empty. */
  takeIn(room: StoredRoom, fence: number): Held;
  /** Takes what processes that are gone have left. */
  restore(left: StoredRooms): Promise<void>;
}

export function createRoomKeeper(deps: KeeperDeps): RoomKeeper {
  const { directory, guard, node, outbox } = deps;
  const rooms = new Map<string, Held>();
  const bindings = new Map<SocketId, Binding>();
  let opened = 0;
  let turns = 0;
  directory.watch(node, { taken: drop, forsaken: deps.forsaken });

  function add(room: Unheld): Held {
    opened += 1;
    const held = { ...room, number: opened, volumes: noVolumes() };
    rooms.set(held.id, held);
    stepped(held, stepTo(held.room));
    return held;
  }

  function stepped({ number, practice }: Held, step: RoomStep): void {
    if (!practice) deps.stepped?.(number, step);
  }

  function apply(held: Held, event: RoomEvent, sent?: Sent): void {
    const before = held.room;
    const { room, effects } = transition(before, event);
    held.room = room;
    if (room.state !== before.state) stepped(held, stepTo(room));
    if (room.state === 'paired' && before.state !== 'paired') store(held);
    if (room.state === 'ended' && before.state !== 'ended') {
      rooms.delete(held.id);
      directory.leave(held.id, held.fence);
      deps.rooms.end(held, room.reason, deps.now());
      deps.log.info({ event: 'room-ended', reason: room.reason, room: held.number });
    }
    for (const effect of effects) perform(held, effect, sent);
  }

  function perform(held: Held, effect: Effect, sent: Sent | undefined): void {
    switch (effect.do) {
      case 'notify':
        outbox.notify(effect.socket, effect.notice);
        break;
      case 'forward':
        if (sent) outbox.forward(effect.socket, sent.frame, sent.from);
        break;
      case 'unseat':
        bindings.delete(effect.socket);
        break;
      case 'replace':
        bindings.delete(effect.socket);
        outbox.close(effect.socket);
        break;
      case 'farewell':
        bindings.delete(effect.socket);
        outbox.farewell(effect.socket, effect.reason);
        break;
      case 'retire':
        rest(held, effect.why);
        break;
      case 'report':
        deps.figures?.refused('message', 'malformed');
        deps.log.warn({ event: 'relay-fault', reason: 'malformed', seat: effect.seat, room: held.number });
        break;
      case 'count-failure':
        guard.failed(held.claimedBy?.address ?? '', held.hotlineId, deps.now());
        if (held.claimedBy) deps.claimFailed(held.claimedBy.site, 'secret');
        break;
      default:
        effect satisfies never;
    }
  }

  function rest({ hotlineId, nameplate }: Held, why: Retirement): void {
    const until = deps.now() + NAMEPLATE_REST_MS;
    directory.rest(hotlineId, nameplate, why, until);
    deps.rooms.rest({ hotlineId, nameplate, why, until });
  }

  function store(held: Held): void {
    if (held.room.state !== 'ended') deps.rooms.save(recordOf(held, held.room));
  }

  /** Another node has the room: this one neither sends nor stores for it any more. */
  function drop(roomId: string): void {
    const held = rooms.get(roomId);
    if (!held) return;
    rooms.delete(roomId);
    for (const [socket, binding] of bindings) {
      if (binding.held !== held) continue;
      bindings.delete(socket);
      outbox.hangUp(socket);
    }
    stepped(held, { to: 'ended', reason: 'moved' });
    deps.log.info({ event: 'room-taken', room: held.number });
  }

  function takeIn(stored: StoredRoom, fence: number): Held {
    const { id, hotlineId, nameplate, na, practice } = stored;
    const room = roomOf(stored, deps.now());
    const held = add({ id, hotlineId, nameplate, na, fence, room, ...(practice && { practice }) });
    store(held);
    return held;
  }

  async function restore({ rooms: stored, resting }: StoredRooms): Promise<void> {
    for (const { hotlineId, nameplate, why, until } of resting) {
      directory.rest(hotlineId, nameplate, why, until);
    }
    for (const one of stored) {
      if (rooms.has(one.id)) continue;
      const taken = await directory.adopt(one.id, node, one.fence);
      if (!taken.ok) continue;
      takeIn(one, taken.fence);
      if (!one.citizen) directory.restore(one.hotlineId, one.nameplate, one.id);
    }
  }

  function nextTurn(): number {
    turns += 1;
    return turns;
  }

  function settled(held: Held | undefined): LiveRoom | undefined {
    if (held) apply(held, { type: 'tick', at: deps.now(), handshakeMs: deps.handshakeMs });
    return held && held.room.state !== 'ended' ? held.room : undefined;
  }

  return { rooms, bindings, nextTurn, add, apply, settled, store, takeIn, restore };
}

function stepTo(room: Room): RoomStep {
  return room.state === 'ended' ? { to: 'ended', reason: room.reason } : { to: room.state };
}
