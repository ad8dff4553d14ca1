import { CODE_LIFETIME_MS, MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import type { ClaimReply, OpenReply, Request, ResumeReply } from '@medkig/protocol/signaling/messages';
import type { AgentIdentity, CitizenIdentity, Identity } from './admission.ts';
import { createClaimGuard } from './claim-guard.ts';
import type { FailedClaim } from './failed-claim.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { Lookup } from './nameplates.ts';
import { createLimiter } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';
import {
  type Fault,
  type LiveRoom,
  openRoom,
  otherSeat,
  type Room,
  type RoomEvent,
  type SeatName,
  type SocketId,
  seatOf,
} from './room.ts';
import { censusOf, type RoomCensus } from './room-census.ts';
import { createRoomKeeper, type Held, type Outbox } from './room-keeper.ts';
import { roomOf } from './room-record.ts';
import type { RoomStore, StoredRooms } from './room-store.ts';
import { hashKey, holdsSeat, opensCitizensSeat } from './seat-holder.ts';
import { countFrame, createVolumeGuard, sourcesIn } from './volume.ts';

/** The rooms of this node. Where the directory must be asked first the answer is a promise, and the socket's turn lasts that long. */
export interface RoomRegistry {
  open(socket: SocketId, agent: AgentIdentity, asked: Request<'open'>): Promise<OpenReply>;
  claim(socket: SocketId, citizen: CitizenIdentity, address: string, nameplate: string): Promise<ClaimReply>;
  resume(socket: SocketId, who: Identity, seat: Request<'resume'>): Promise<ResumeReply>;
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
  /** The site of the paired room in either of whose seats this socket sits. */
  pairedSite(socket: SocketId): string | undefined;
  /** Whether this key opens the citizen's seat of a paired room of the site. */
  opensSeat(site: string, seat: Request<'resume'>): boolean;
  /** The citizen may sit down on this origin of the site too. */
  crossed(roomId: string, origin: string): void;
  /** Takes the rooms of the process before this one. */
  restore(left: StoredRooms): Promise<void>;
  /** Ends what has run out of time. */
  sweep(): void;
  /** Ends the rooms of one sign-in. */
  endSession(sessionId: string, reason: 'revoked' | 'elsewhere'): void;
  /** Of each room with a citizen: whose site's, and by which hotline. */
  served(): Served[];
  /** Takes the site's citizens out of this hotline's rooms. */
  part(served: Served): void;
  census(): RoomCensus;
}

/** Citizens of a site, helped by a hotline's agents. */
export interface Served {
  site: string;
  hotlineId: string;
}

/** How often a room that others take at the same time is tried for. */
const TAKE_TRIES = 3;

/** Byte 1 of a frame's header, which is not sealed. */
const REPORT = 4;

export function createRoomRegistry(
  deps: Pick<
    GatewayDeps,
    'now' | 'randomBytes' | 'alarms' | 'claimFailed' | 'figures' | 'load' | 'log' | 'directory'
  > & {
    rooms: Pick<RoomStore, 'find' | 'save' | 'end' | 'rest'>;
  },
  limits: RelayLimits,
  outbox: Outbox,
): RoomRegistry {
  const { directory } = deps;
  const node = id128();
  const guard = createClaimGuard(limits, (hotlineId) => {
    deps.log.warn({ event: 'claim-breaker' });
    deps.alarms.breakerTripped(hotlineId);
  });
  const opens = createLimiter(limits.opensPerAgent);
  const volumes = createVolumeGuard(limits);
  const keeper = createRoomKeeper({ ...deps, guard, outbox, node, handshakeMs: limits.handshakeMs });
  const { rooms, bindings, apply, settled, store } = keeper;

  function id128(): string {
    return Buffer.from(deps.randomBytes(16)).toString('base64url');
  }

  async function lookUp(hotlineId: string, nameplate: string): Promise<Lookup> {
    const found = await directory.find(hotlineId, nameplate, deps.now());
    if (found.state !== 'live' || settled(rooms.get(found.roomId))) return found;
    return directory.find(hotlineId, nameplate, deps.now());
  }

  /** The room, taken from the node it is on if this peer holds a seat of it; undefined if it gets none. */
  async function bring(who: Identity, { roomId, seatKey }: Request<'resume'>): Promise<Held | undefined> {
    for (let tries = 0; tries < TAKE_TRIES; tries += 1) {
      const here = rooms.get(roomId);
      if (here) return here;
      const owner = await directory.ownerOf(roomId);
      const stored = owner && (await deps.rooms.find(roomId));
      if (!stored || !holdsSeat(roomOf(stored, deps.now()), who, seatKey)) return undefined;
      const fence = await directory.take(roomId, node, owner.fence);
      if (fence === undefined) continue;
      const held = rooms.get(roomId);
      if (!held) return keeper.takeIn(stored, fence);
      // The other peer has come here too, and was faster.
      held.fence = fence;
    }
    return undefined;
  }

  function fault(socket: SocketId, reason: Fault, bytes?: number): void {
    const binding = bindings.get(socket);
    deps.figures?.refused('message', reason);
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

  function roomsOf(hotlineId: string): number {
    return [...rooms.values()].filter((held) => held.hotlineId === hotlineId).length;
  }

  function lost(socket: SocketId): void {
    const binding = bindings.get(socket);
    bindings.delete(socket);
    if (binding) apply(binding.held, { type: 'lost', seat: binding.seat });
  }

  function tell(socket: SocketId, event: (seat: SeatName) => RoomEvent, frame?: Uint8Array): void {
    const binding = bindings.get(socket);
    if (!binding) return fault(socket, 'malformed');
    if (frame) countFrame(binding.held.volumes[binding.seat], frame.length);
    apply(binding.held, event(binding.seat), frame && { frame, from: socket });
  }

  /** What one connection may send is seen at once; that a seat has sent more over several of them is seen here. */
  function endGreedy(): void {
    const sources = [...rooms.values()].flatMap(sourcesIn);
    for (const { of, seat } of volumes.tooMuch(sources, deps.now())) {
      deps.figures?.refused('message', 'rate');
      deps.log.warn({ event: 'relay-fault', reason: 'rate', seat, room: of.number });
      apply(of, { type: 'fault', from: seat, reason: 'rate' });
    }
  }

  return {
    async open(socket, agent, { na, practice }) {
      const binding = bindings.get(socket);
      if (binding && !isWaiting(binding.held.room)) {
        fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      // Before anything is spent.
      if (deps.load && deps.load() !== 'calm') return { ok: false, reason: 'load' };
      const now = deps.now();
      if (!opens.take(agent.agentId, now)) return { ok: false, reason: 'rate' };
      withdrawWaitingCode(socket, agent.agentId);
      if (rooms.size >= limits.rooms || roomsOf(agent.hotlineId) >= limits.roomsPerHotline)
        return { ok: false, reason: 'full' };
      const id = id128();
      const random = Buffer.from(deps.randomBytes(4)).readUInt32BE();
      const nameplate = await directory.enter({ roomId: id, hotlineId: agent.hotlineId }, now, random);
      if (nameplate === undefined) return { ok: false, reason: 'full' };
      const fence = (await directory.take(id, node, 0)) ?? 0;
      withdrawWaitingCode(socket, agent.agentId);
      const seatKey = id128();
      const { hotlineId, agentId, sessionId } = agent;
      const room = openRoom({ keyHash: hashKey(seatKey), socket, agentId, sessionId }, now);
      const held = keeper.add({ id, hotlineId, nameplate, na, fence, room, ...(practice && { practice }) });
      store(held);
      bindings.set(socket, { held, seat: 'agent' });
      if (!outbox.isOpen(socket)) lost(socket);
      deps.log.info({ event: 'room-opened', room: held.number });
      if (!practice) deps.alarms.codeOpened(agent);
      return { ok: true, roomId: id, seatKey, nameplate, lifetimeMs: CODE_LIFETIME_MS };
    },

    async claim(socket, citizen, address, nameplate) {
      if (bindings.has(socket)) {
        fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      const now = deps.now();
      const { site, origin } = citizen;
      if (!guard.admits(address, citizen.hotlineId, now)) {
        deps.claimFailed(site, 'rate');
        return { ok: false, reason: 'rate' };
      }
      const found = await lookUp(citizen.hotlineId, nameplate);
      const held = found.state === 'live' ? rooms.get(found.roomId) : undefined;
      // It waits on another node, where its agent is.
      if (!held && found.state === 'live') return { ok: false, reason: 'busy' };
      if (!held) {
        guard.failed(address, citizen.hotlineId, now);
        const reason = refusalFor(found);
        deps.claimFailed(site, reason);
        return { ok: false, reason };
      }
      if (!outbox.isOpen(socket)) return { ok: false, reason: 'unknown' };
      const seatKey = id128();
      const keyHash = hashKey(seatKey);
      apply(held, { type: 'claim', at: now, citizen: { keyHash, socket, site, origin } });
      if (held.room.state !== 'claimed' || held.room.citizen.keyHash !== keyHash)
        return { ok: false, reason: 'busy' };
      held.claimedBy = { address, site };
      bindings.set(socket, { held, seat: 'citizen' });
      return { ok: true, roomId: held.id, seatKey, na: held.na };
    },

    async resume(socket, who, seat) {
      if (bindings.has(socket)) {
        fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      const held = await bring(who, seat);
      const room = settled(held);
      if (!held || !room || !holdsSeat(room, who, seat.seatKey, held.crossedTo) || !outbox.isOpen(socket))
        return { ok: false, reason: 'unknown' };
      apply(held, {
        type: 'resume',
        seat: who.seat,
        socket,
        ...(who.seat === 'agent' ? { sessionId: who.sessionId } : { origin: who.origin }),
      });
      if (isAnother(room, who)) store(held);
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
      else
        tell(
          socket,
          (from) => ({ type: 'frame', from, at: deps.now(), isReport: bytes[1] === REPORT }),
          bytes,
        );
    },
    fault,
    lost,
    isSeated(socket) {
      return bindings.has(socket);
    },
    sharedBy(socket) {
      const binding = bindings.get(socket);
      return binding?.seat === 'citizen' && binding.held.room.state === 'paired'
        ? binding.held.id
        : undefined;
    },
    pairedSite(socket) {
      const room = bindings.get(socket)?.held.room;
      return room?.state === 'paired' ? room.citizen.site : undefined;
    },
    opensSeat(site, { roomId, seatKey }) {
      const room = settled(rooms.get(roomId));
      return room?.state === 'paired' && opensCitizensSeat(room, site, seatKey);
    },
    crossed(roomId, origin) {
      const held = rooms.get(roomId);
      if (held) held.crossedTo = origin;
    },
    restore: keeper.restore,
    sweep() {
      for (const held of rooms.values()) settled(held);
      endGreedy();
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
    served: () => [...rooms.values()].flatMap(servedIn),
    part({ site, hotlineId }) {
      for (const held of rooms.values())
        if (servedIn(held).some((it) => it.site === site && it.hotlineId === hotlineId))
          apply(held, { type: 'part' });
    },
    census: () => censusOf(rooms.values(), deps.now()),
  };
}

function servedIn({ room, hotlineId }: Held): Served[] {
  return room.state === 'claimed' || room.state === 'paired' ? [{ site: room.citizen.site, hotlineId }] : [];
}

/** Whether what is stored of the seat has changed. */
function isAnother(room: LiveRoom, who: Identity): boolean {
  if (who.seat === 'agent') return who.sessionId !== room.agent.sessionId;
  return room.state !== 'open' && who.origin !== room.citizen.origin;
}

function isWaiting(room: Room): room is Extract<Room, { state: 'open' | 'claimed' }> {
  return room.state === 'open' || room.state === 'claimed';
}

function refusalFor(found: Lookup): Exclude<FailedClaim, 'secret'> {
  // A withdrawn code was never told to anyone who may still use it.
  return found.state === 'retired' && found.why !== 'cancelled' ? found.why : 'unknown';
}
