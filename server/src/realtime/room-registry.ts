import { CODE_LIFETIME_MS, MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import type {
  ClaimRefusal,
  ClaimReply,
  EndReason,
  Notice,
  OpenReply,
  Request,
  ResumeReply,
} from '@medkig/protocol/signaling/messages';
import type { AgentIdentity, CitizenIdentity, Identity } from './admission.ts';
import { createClaimGuard } from './claim-guard.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { createNameplates, type Lookup } from './nameplates.ts';
import { createLimiter } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { Effect, Fault, LiveRoom, Retirement, Room, RoomEvent, SeatName, SocketId } from './room.ts';
import { openRoom, otherSeat, seatOf, transition } from './room.ts';
import { recordOf, roomOf } from './room-record.ts';
import type { RoomStore, StoredRooms } from './room-store.ts';
import { hashKey, holdsSeat } from './seat-holder.ts';

/** How the registry reaches sockets; a socket that is gone is passed over. */
export interface Outbox {
  notify(socket: SocketId, notice: Notice<'peer'>): void;
  forward(socket: SocketId, frame: Uint8Array): void;
  /** Tell, then close. */
  farewell(socket: SocketId, reason: EndReason): void;
  close(socket: SocketId): void;
}

/** The rooms of this node. Every method takes the asking socket and answers at once. */
export interface RoomRegistry {
  open(socket: SocketId, agent: AgentIdentity, na: string): OpenReply;
  claim(socket: SocketId, citizen: CitizenIdentity, address: string, nameplate: string): ClaimReply;
  resume(socket: SocketId, who: Identity, credentials: Request<'resume'>): ResumeReply;
  release(socket: SocketId): void;
  paired(socket: SocketId): void;
  end(socket: SocketId, reason: Request<'end'>['reason']): void;
  frame(socket: SocketId, bytes: Uint8Array): void;
  /** The socket broke a rule: its seat is lost, with the room where that seat may end it, and it is closed. */
  fault(socket: SocketId, reason: Fault, bytes?: number): void;
  /** The connection is gone. */
  lost(socket: SocketId): void;
  isSeated(socket: SocketId): boolean;
  /** The id of the paired room in whose citizen's seat this socket sits. */
  sharedBy(socket: SocketId): string | undefined;
  /** Ends what has run out of time. */
  sweep(): void;
  /** Ends the rooms of one sign-in. */
  endSession(sessionId: string, reason: 'revoked' | 'elsewhere'): void;
}

interface Held {
  /** A running number for the log. */
  number: number;
  id: string;
  hotlineId: string;
  nameplate: string;
  na: string;
  room: Room;
  /** The address of the claim that is not proved yet. */
  claimedFrom?: string;
}

interface Binding {
  held: Held;
  seat: SeatName;
}

export function createRoomRegistry(
  deps: Pick<GatewayDeps, 'now' | 'randomBytes' | 'alarms' | 'log'> & {
    rooms: Pick<RoomStore, 'save' | 'end' | 'rest'>;
  },
  limits: RelayLimits,
  outbox: Outbox,
  /** What the process before this one left. */
  left: StoredRooms,
): RoomRegistry {
  const rooms = new Map<string, Held>();
  const bindings = new Map<SocketId, Binding>();
  const nameplates = createNameplates();
  const guard = createClaimGuard(limits, (hotlineId) => {
    deps.log.warn({ event: 'claim-breaker' });
    deps.alarms.breakerTripped(hotlineId);
  });
  const opens = createLimiter(limits.opensPerAgent);
  let opened = 0;

  function id128(): string {
    return Buffer.from(deps.randomBytes(16)).toString('base64url');
  }

  function apply(held: Held, event: RoomEvent, frame?: Uint8Array): void {
    const before = held.room;
    const { room, effects } = transition(before, event);
    held.room = room;
    if (room.state === 'paired' && before.state !== 'paired') store(held);
    if (room.state === 'ended' && before.state !== 'ended') {
      rooms.delete(held.id);
      deps.rooms.end(held.id, room.reason, deps.now());
      deps.log.info({ event: 'room-ended', reason: room.reason, room: held.number });
    }
    for (const effect of effects) perform(held, effect, frame);
  }

  function perform(held: Held, effect: Effect, frame: Uint8Array | undefined): void {
    switch (effect.do) {
      case 'notify':
        outbox.notify(effect.socket, effect.notice);
        break;
      case 'forward':
        if (frame) outbox.forward(effect.socket, frame);
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
        retire(held, effect.why);
        break;
      case 'report':
        deps.log.warn({ event: 'relay-fault', reason: 'malformed', seat: effect.seat, room: held.number });
        break;
      case 'count-failure':
        guard.failed(held.claimedFrom ?? '', held.hotlineId, deps.now());
        break;
      default:
        effect satisfies never;
    }
  }

  function retire({ hotlineId, nameplate }: Held, why: Retirement): void {
    const until = nameplates.retire(hotlineId, nameplate, why, deps.now());
    deps.rooms.rest({ hotlineId, nameplate, why, until });
  }

  function store(held: Held): void {
    if (held.room.state !== 'ended') deps.rooms.save(recordOf(held, held.room));
  }

  function restore({ rooms: stored, resting }: StoredRooms): void {
    const now = deps.now();
    for (const { hotlineId, nameplate, why, until } of resting) {
      nameplates.restore(hotlineId, nameplate, { state: 'resting', why, until });
    }
    for (const one of stored) {
      const { id, hotlineId, nameplate, na } = one;
      opened += 1;
      rooms.set(id, { number: opened, id, hotlineId, nameplate, na, room: roomOf(one, now) });
      if (!one.citizen) nameplates.restore(hotlineId, nameplate, { state: 'live', roomId: id });
    }
  }

  /** Time may have ended the room since the last sweep. */
  function settled(held: Held | undefined): LiveRoom | undefined {
    if (held) apply(held, { type: 'tick', at: deps.now(), handshakeMs: limits.handshakeMs });
    return held && held.room.state !== 'ended' ? held.room : undefined;
  }

  function lookUp(hotlineId: string, nameplate: string): Lookup {
    const found = nameplates.find(hotlineId, nameplate, deps.now());
    if (found.state !== 'live' || settled(rooms.get(found.roomId))) return found;
    return nameplates.find(hotlineId, nameplate, deps.now());
  }

  function fault(socket: SocketId, reason: Fault, bytes?: number): void {
    const binding = bindings.get(socket);
    deps.log.warn({
      event: 'relay-fault',
      reason,
      ...(binding && { seat: binding.seat, room: binding.held.number }),
      ...(bytes !== undefined && { bytes }),
    });
    if (binding) apply(binding.held, { type: 'fault', from: binding.seat, reason });
    else outbox.farewell(socket, reason);
  }

  /** An agent has one code that waits; asking for another withdraws it, and the asking socket may stay. */
  function withdrawWaitingCode(socket: SocketId, agentId: string): void {
    const asking = bindings.get(socket);
    if (asking) {
      bindings.delete(socket);
      apply(asking.held, { type: 'lost', seat: asking.seat });
    }
    for (const held of rooms.values()) {
      if (isWaiting(held.room) && held.room.agent.agentId === agentId) {
        apply(held, { type: 'close', reason: 'cancelled' });
      }
    }
  }

  function tell(socket: SocketId, event: (seat: SeatName) => RoomEvent, frame?: Uint8Array): void {
    const binding = bindings.get(socket);
    if (binding) apply(binding.held, event(binding.seat), frame);
    else fault(socket, 'malformed');
  }

  restore(left);

  return {
    open(socket, agent, na) {
      const binding = bindings.get(socket);
      if (binding && !isWaiting(binding.held.room)) {
        fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      const now = deps.now();
      if (!opens.take(agent.agentId, now)) return { ok: false, reason: 'rate' };
      withdrawWaitingCode(socket, agent.agentId);
      if (rooms.size >= limits.rooms) return { ok: false, reason: 'full' };
      const id = id128();
      const random = Buffer.from(deps.randomBytes(4)).readUInt32BE();
      const nameplate = nameplates.take(agent.hotlineId, id, now, random);
      if (nameplate === undefined) return { ok: false, reason: 'full' };
      const seatKey = id128();
      const room = openRoom(
        { keyHash: hashKey(seatKey), socket, agentId: agent.agentId, sessionId: agent.sessionId },
        now,
      );
      opened += 1;
      const held: Held = { number: opened, id, hotlineId: agent.hotlineId, nameplate, na, room };
      rooms.set(id, held);
      store(held);
      bindings.set(socket, { held, seat: 'agent' });
      deps.log.info({ event: 'room-opened', room: held.number });
      deps.alarms.codeOpened(agent);
      return { ok: true, roomId: id, seatKey, nameplate, lifetimeMs: CODE_LIFETIME_MS };
    },

    claim(socket, citizen, address, nameplate) {
      if (bindings.has(socket)) {
        fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      const now = deps.now();
      if (!guard.admits(address, citizen.hotlineId, now)) return { ok: false, reason: 'rate' };
      const found = lookUp(citizen.hotlineId, nameplate);
      const held = found.state === 'live' ? rooms.get(found.roomId) : undefined;
      if (!held) {
        guard.failed(address, citizen.hotlineId, now);
        return { ok: false, reason: refusalFor(found) };
      }
      const seatKey = id128();
      const keyHash = hashKey(seatKey);
      const { site, origin } = citizen;
      apply(held, { type: 'claim', at: now, citizen: { keyHash, socket, site, origin } });
      if (held.room.state !== 'claimed' || held.room.citizen.keyHash !== keyHash)
        return { ok: false, reason: 'busy' };
      held.claimedFrom = address;
      bindings.set(socket, { held, seat: 'citizen' });
      return { ok: true, roomId: held.id, seatKey, na: held.na };
    },

    resume(socket, who, { roomId, seatKey }) {
      if (bindings.has(socket)) {
        fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      const held = rooms.get(roomId);
      const room = settled(held);
      if (!held || !room || !holdsSeat(room, who, seatKey)) return { ok: false, reason: 'unknown' };
      apply(held, {
        type: 'resume',
        seat: who.seat,
        socket,
        ...(who.seat === 'agent' && { sessionId: who.sessionId }),
      });
      if (who.seat === 'agent' && who.sessionId !== room.agent.sessionId) store(held);
      bindings.set(socket, { held, seat: who.seat });
      const peer = seatOf(room, otherSeat(who.seat));
      return { ok: true, peer: peer && peer.socket !== null ? 'here' : 'away' };
    },

    release(socket) {
      tell(socket, (from) => ({ type: 'release', from }));
    },
    paired(socket) {
      tell(socket, (from) => ({ type: 'paired', from, at: deps.now() }));
    },
    end(socket, reason) {
      tell(socket, (from) => ({ type: 'end', from, ...(reason !== undefined && { reason }) }));
    },
    frame(socket, bytes) {
      if (bytes.length > MAX_FRAME_BYTES) fault(socket, 'oversized', bytes.length);
      else if (bytes.length === 0) fault(socket, 'malformed', 0);
      else tell(socket, (from) => ({ type: 'frame', from, at: deps.now() }), bytes);
    },
    fault,
    lost(socket) {
      const binding = bindings.get(socket);
      bindings.delete(socket);
      if (binding) apply(binding.held, { type: 'lost', seat: binding.seat });
    },
    isSeated(socket) {
      return bindings.has(socket);
    },
    sharedBy(socket) {
      const binding = bindings.get(socket);
      return binding?.seat === 'citizen' && binding.held.room.state === 'paired'
        ? binding.held.id
        : undefined;
    },
    sweep() {
      for (const held of rooms.values()) settled(held);
      guard.prune(deps.now());
      opens.prune(deps.now());
    },
    endSession(sessionId, reason) {
      for (const held of rooms.values()) {
        if (held.room.state !== 'ended' && held.room.agent.sessionId === sessionId) {
          apply(held, { type: 'close', reason });
        }
      }
    },
  };
}

function isWaiting(room: Room): room is Extract<Room, { state: 'open' | 'claimed' }> {
  return room.state === 'open' || room.state === 'claimed';
}

function refusalFor(found: Lookup): ClaimRefusal {
  // A withdrawn code was never told to anyone who may still use it.
  return found.state === 'retired' && found.why !== 'cancelled' ? found.why : 'unknown';
}
