import { setTimeout as delay } from 'node:timers/promises';
import { CODE_LIFETIME_MS, MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import type { ClaimReply, OpenReply, Request, ResumeReply } from '@medkig/protocol/signaling/messages';
import type { Found } from '../directory/room-directory.ts';
import type { AgentIdentity, CitizenIdentity, Identity } from './admission.ts';
import { createClaimGuard } from './claim-guard.ts';
import type { FailedClaim } from './failed-claim.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import { createLimiter } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';
import {
  type Fault,
  type LiveRoom,
  openRoom,
  otherSeat,
  type RoomEvent,
  type SeatName,
  type SocketId,
  seatOf,
} from './room.ts';
import { censusOf, type RoomCensus } from './room-census.ts';
import { createRoomFinder, placeOf } from './room-finder.ts';
import { createRoomKeeper, type Held, isWaiting, type Outbox } from './room-keeper.ts';
import type { RoomStore, StoredRooms } from './room-store.ts';
import { hashKey, holdsSeat, opensCitizensSeat, originBeside } from './seat-holder.ts';
import { countFrame, createVolumeGuard, sourcesIn } from './volume.ts';

/** The rooms of this node. Where the directory must be asked first the answer is a promise, and the socket's turn lasts that long. */
export interface RoomRegistry {
  open(socket: SocketId, agent: AgentIdentity, asked: Request<'open'>): Promise<OpenReply>;
  claim(socket: SocketId, citizen: CitizenIdentity, address: string, nameplate: string): Promise<ClaimReply>;
  /** `askedFor`: where the proxy was asked to lead this connection. */
  resume(socket: SocketId, who: Identity, seat: Request<'resume'>, askedFor: string): Promise<ResumeReply>;
  release(socket: SocketId): void;
  paired(socket: SocketId): void;
  end(socket: SocketId, reason: Request<'end'>['reason']): void;
  frame(socket: SocketId, bytes: Uint8Array): void;
  /** The socket broke a rule: its seat is lost, with the room where that seat may end it, and it is closed. */
  fault(socket: SocketId, reason: Fault, bytes?: number): void;
  /** The connection is gone. */
  lost(socket: SocketId): void;
  isSeated(socket: SocketId): boolean;
  /** What the two peers of a room have in common, for whoever moves them; undefined while they shake hands. */
  moveKey(socket: SocketId): string | undefined;
  /** No new rooms from now on. */
  leave(): void;
  /** The id of the paired room in whose citizen's seat this socket sits. */
  sharedBy(socket: SocketId): string | undefined;
  /** The site of the paired room in either of whose seats this socket sits. */
  pairedSite(socket: SocketId): string | undefined;
  /** Whether this key opens the citizen's seat of a paired room of the site, on whichever node. */
  opensSeat(site: string, seat: Request<'resume'>): Promise<boolean>;
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

/** Byte 1 of a frame's header, which is not sealed. */
const REPORT = 4;

export function createRoomRegistry(
  deps: Pick<
    GatewayDeps,
    | 'node'
    | 'now'
    | 'randomBytes'
    | 'alarms'
    | 'claimFailed'
    | 'crossedTo'
    | 'figures'
    | 'load'
    | 'log'
    | 'directory'
    | 'stepped'
  > & {
    rooms: Pick<RoomStore, 'load' | 'find' | 'save' | 'end' | 'rest' | 'flush'>;
  },
  limits: RelayLimits,
  outbox: Outbox,
): RoomRegistry {
  const node = deps.node ?? id128();
  const guard = createClaimGuard(limits, (hotlineId) => {
    deps.log.warn({ event: 'claim-breaker' });
    deps.alarms.breakerTripped(hotlineId);
  });
  let isLeaving = false;
  const opens = createLimiter(limits.opensPerAgent);
  const volumes = createVolumeGuard(limits);
  const keeper = createRoomKeeper({
    ...deps,
    guard,
    outbox,
    node,
    forsaken: () => void finder.takeForsaken(),
    handshakeMs: limits.handshakeMs,
  });
  const { rooms, bindings, apply, settled, store } = keeper;
  const finder = createRoomFinder({ ...deps, keeper, node, isNamed: deps.node !== undefined, pause: delay });

  function id128(): string {
    return Buffer.from(deps.randomBytes(16)).toString('base64url');
  }

  /** Told with every seat, so that the next connection comes here at once. */
  function placeHere(roomId: string): { at?: string } {
    return deps.node === undefined ? {} : { at: placeOf(roomId, deps.node) };
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

  /** Its browser does, and keeps what is unsent. */
  function comeAgain(socket: SocketId): ResumeReply {
    outbox.hangUp(socket);
    return { ok: false, reason: 'busy' };
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
      // The console asks again, and is on another node by then.
      if (isLeaving) return { ok: false, reason: 'away' };
      // Before anything is spent.
      if (deps.load && deps.load() !== 'calm') return { ok: false, reason: 'load' };
      const now = deps.now();
      if (!opens.take(agent.agentId, now)) return { ok: false, reason: 'rate' };
      withdrawWaitingCode(socket, agent.agentId);
      if (rooms.size >= limits.rooms || roomsOf(agent.hotlineId) >= limits.roomsPerHotline)
        return { ok: false, reason: 'full' };
      // Named after the node, so that the edge knows where to look first.
      const id = placeOf(id128(), deps.node ?? '');
      const random = Buffer.from(deps.randomBytes(4)).readUInt32BE();
      const entered = await finder.enter({ roomId: id, hotlineId: agent.hotlineId }, random);
      // The console asks again by itself, and that does not count.
      if (!entered.ok && entered.reason === 'away') opens.giveBack(agent.agentId);
      if (!entered.ok) return entered;
      const { nameplate, fence } = entered;
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
      return { ok: true, roomId: id, seatKey, nameplate, lifetimeMs: CODE_LIFETIME_MS, ...placeHere(id) };
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
      const found = await finder.lookUp(citizen.hotlineId, nameplate);
      const held = found.state === 'live' ? rooms.get(found.roomId) : undefined;
      if (!held && found.state === 'away') return { ok: false, reason: 'busy' };
      if (!held && found.state === 'live') return finder.elsewhere(found.roomId);
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
      return { ok: true, roomId: held.id, seatKey, na: held.na, ...placeHere(held.id) };
    },

    async resume(socket, who, seat, askedFor) {
      if (bindings.has(socket)) {
        fault(socket, 'malformed');
        return { ok: false, reason: 'malformed' };
      }
      const found = await finder.bring(who, seat, askedFor);
      if (found === 'away') return comeAgain(socket);
      if (found && 'at' in found) return { ok: false, reason: 'busy', at: found.at };
      const held = found?.here;
      const crossedTo = await originBeside(settled(held), who, seat, deps.crossedTo);
      const room = settled(held);
      const isElsewhere = held !== undefined && room !== undefined && rooms.get(held.id) !== held;
      if (!crossedTo.ok || isElsewhere) return comeAgain(socket);
      if (!held || !room || !holdsSeat(room, who, seat.seatKey, crossedTo.value) || !outbox.isOpen(socket))
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
      return { ok: true, peer: peer && peer.socket !== null ? 'here' : 'away', ...placeHere(held.id) };
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
    moveKey(socket) {
      const { room, id } = bindings.get(socket)?.held ?? {};
      return room?.state === 'claimed' ? undefined : (id ?? socket);
    },
    leave() {
      isLeaving = true;
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
    async opensSeat(site, { roomId, seatKey }) {
      const room = settled(rooms.get(roomId)) ?? (await finder.stored(roomId));
      return room?.state === 'paired' && opensCitizensSeat(room, site, seatKey);
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

function refusalFor(found: Found): Exclude<FailedClaim, 'secret'> {
  // A withdrawn code was never told to anyone who may still use it.
  return found.state === 'retired' && found.why !== 'cancelled' ? found.why : 'unknown';
}
