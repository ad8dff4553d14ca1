/**
 * One room: who sits where and what the relay owes them. Pure; the clock, the sockets and the bytes stay outside.
 *
 *               claim                    paired
 *      open ──────────────► claimed ───────────────► paired
 *       ▲  ◄──────────────────┘ │                      │
 *       │   release, any fault  │                      │
 *       │   or end of the       │                      │ end, fault, idle, longest
 *       │   citizen, or time    │ end or fault of      │
 *       │                       ▼ the agent            ▼
 *       └─ end, fault, expired ─────────────────────► ended
 *
 * Until the agent has said `paired`, whoever sits in the citizen's seat may be a stranger who guessed a
 * nameplate: nothing this seat does ends the room before that.
 */
import { CODE_LIFETIME_MS, ROOM_IDLE_MS, ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import type { EndReason, Notice } from '@medkig/protocol/signaling/messages';

export type SocketId = string;
export type SeatName = 'agent' | 'citizen';
/** A nameplate's end, as a later claim of the same nameplate is told (`cancelled` is told as `unknown`). */
export type Retirement = 'expired' | 'used' | 'tries' | 'cancelled';

interface Seat {
  /** SHA-256 of the key that brings the holder back, in hex. */
  keyHash: string;
  /** Nobody holds the seat while its socket is lost. */
  socket: SocketId | null;
}
export interface AgentSeat extends Seat {
  agentId: string;
  /** The sign-in behind this seat; ending it ends the room. */
  sessionId: string;
}
export interface CitizenSeat extends Seat {
  site: string;
  origin: string;
}

export type LiveRoom =
  | { state: 'open'; openedAt: number; agent: AgentSeat }
  | { state: 'claimed'; openedAt: number; claimedAt: number; agent: AgentSeat; citizen: CitizenSeat }
  | { state: 'paired'; openedAt: number; lastFrameAt: number; agent: AgentSeat; citizen: CitizenSeat };
export type Room = LiveRoom | { state: 'ended'; reason: EndReason };

export type Fault = 'malformed' | 'oversized' | 'rate';

export type RoomEvent =
  | { type: 'claim'; at: number; citizen: CitizenSeat & { socket: SocketId } }
  | { type: 'resume'; seat: SeatName; socket: SocketId; sessionId?: string; origin?: string }
  | { type: 'lost'; seat: SeatName }
  /** `isReport`: the two links tell each other that they are there, which is no use of the room. */
  | { type: 'frame'; from: SeatName; at: number; isReport?: boolean }
  | { type: 'release'; from: SeatName }
  | { type: 'paired'; from: SeatName; at: number }
  | { type: 'end'; from: SeatName; reason?: 'cancelled' | 'expired' | 'tries' }
  | { type: 'fault'; from: SeatName; reason: Fault }
  | { type: 'tick'; at: number; handshakeMs: number }
  | { type: 'close'; reason: 'cancelled' | 'revoked' | 'elsewhere' }
  /** The agent may not see this citizen any more. */
  | { type: 'part' };

export type Effect =
  /** Tell this socket what happened in the other seat. */
  | { do: 'notify'; socket: SocketId; notice: Notice<'peer'> }
  /** Pass the frame at hand on to this socket. */
  | { do: 'forward'; socket: SocketId }
  /** The socket keeps its connection and loses its seat. */
  | { do: 'unseat'; socket: SocketId }
  /** Another socket of the same peer took the seat. */
  | { do: 'replace'; socket: SocketId }
  /** Tell this socket that it is over, then close it. */
  | { do: 'farewell'; socket: SocketId; reason: EndReason }
  /** The nameplate goes to rest. */
  | { do: 'retire'; why: Retirement }
  /** This seat said something that does not fit the room's state. */
  | { do: 'report'; seat: SeatName }
  /** A claim did not become a pairing: one guess was spent. */
  | { do: 'count-failure' };

export interface Step {
  room: Room;
  effects: Effect[];
}

/** A room that an agent has just opened. */
export function openRoom(agent: AgentSeat, at: number): LiveRoom {
  return { state: 'open', openedAt: at, agent };
}

/**
 * The only way a room changes. A claim that cannot be granted leaves the room as it is; a message that does
 * not fit the state is treated as the fault `malformed`.
 */
export function transition(room: Room, event: RoomEvent): Step {
  if (room.state === 'ended') return unchanged(room);
  switch (event.type) {
    case 'claim':
      return claim(room, event.citizen, event.at);
    case 'resume':
      return resume(room, event);
    case 'lost':
      return lose(room, event.seat);
    case 'frame':
      return relay(room, event);
    case 'release':
      if (event.from !== 'citizen' || room.state !== 'claimed') return outOfTurn(room, event.from);
      return freeSeat(room, (socket) => ({ do: 'unseat', socket }));
    case 'paired':
      if (event.from !== 'agent' || room.state !== 'claimed') return outOfTurn(room, event.from);
      return pair(room, event.at);
    case 'end':
      return finish(room, event.from, event.reason);
    case 'fault':
      return fault(room, event.from, event.reason);
    case 'tick':
      return tick(room, event.at, event.handshakeMs);
    case 'close':
      return end(room, event.reason);
    case 'part':
      return room.state === 'open' ? unchanged(room) : leave(room, 'revoked');
    default: {
      const never: never = event;
      return never;
    }
  }
}

function claim(room: LiveRoom, citizen: CitizenSeat, at: number): Step {
  // Without the agent there is nobody to answer the handshake, so a claim would only spend its one try.
  if (room.state !== 'open' || room.agent.socket === null) return unchanged(room);
  const { openedAt, agent } = room;
  const notice = { state: 'claimed', site: citizen.site, origin: citizen.origin } as const;
  return {
    room: { state: 'claimed', openedAt, claimedAt: at, agent, citizen },
    effects: [{ do: 'notify', socket: room.agent.socket, notice }],
  };
}

function resume(room: LiveRoom, event: Extract<RoomEvent, { type: 'resume' }>): Step {
  const before = seatOf(room, event.seat);
  if (!before) return unchanged(room);
  const effects: Effect[] = before.socket === null ? [] : [{ do: 'replace', socket: before.socket }];
  const after = withSocket(room, event.seat, event.socket);
  if (event.sessionId !== undefined) after.agent = { ...after.agent, sessionId: event.sessionId };
  if (event.origin !== undefined && after.state !== 'open')
    after.citizen = { ...after.citizen, origin: event.origin };
  return { room: after, effects: [...effects, ...tellPeer(room, event.seat, 'back')] };
}

function lose(room: LiveRoom, seat: SeatName): Step {
  return { room: withSocket(room, seat, null), effects: tellPeer(room, seat, 'away') };
}

/** A frame to an empty seat is dropped: the sending browser keeps it until it is acknowledged. */
function relay(room: LiveRoom, { from, at, isReport = false }: Extract<RoomEvent, { type: 'frame' }>): Step {
  const peer = seatOf(room, otherSeat(from))?.socket ?? null;
  const effects: Effect[] = peer === null ? [] : [{ do: 'forward', socket: peer }];
  const isUse = room.state === 'paired' && !isReport;
  return { room: isUse ? { ...room, lastFrameAt: at } : room, effects };
}

function pair(room: Extract<Room, { state: 'claimed' }>, at: number): Step {
  const { openedAt, agent, citizen } = room;
  return {
    room: { state: 'paired', openedAt, lastFrameAt: at, agent, citizen },
    effects: [{ do: 'retire', why: 'used' }],
  };
}

function finish(room: LiveRoom, from: SeatName, reason: 'cancelled' | 'expired' | 'tries' | undefined): Step {
  if (from === 'agent') return end(room, room.state === 'paired' ? 'agent' : (reason ?? 'agent'));
  if (reason !== undefined) return outOfTurn(room, from);
  return leave(room, 'citizen');
}

function outOfTurn(room: LiveRoom, from: SeatName): Step {
  const step = fault(room, from, 'malformed');
  return { room: step.room, effects: [{ do: 'report', seat: from }, ...step.effects] };
}

function fault(room: LiveRoom, from: SeatName, reason: Fault): Step {
  return from === 'agent' ? end(room, reason) : leave(room, reason);
}

/** The citizen's seat goes, and the room with it only if this citizen has proved to know the secret. */
function leave(room: LiveRoom, reason: EndReason): Step {
  if (room.state !== 'claimed') return end(room, reason);
  return freeSeat(room, (socket) => ({ do: 'farewell', socket, reason }));
}

function freeSeat(room: Extract<Room, { state: 'claimed' }>, parting: (socket: SocketId) => Effect): Step {
  const { openedAt, agent, citizen } = room;
  const effects: Effect[] = [{ do: 'count-failure' }, ...tellPeer(room, 'citizen', 'released')];
  if (citizen.socket !== null) effects.push(parting(citizen.socket));
  return { room: { state: 'open', openedAt, agent }, effects };
}

function tick(room: LiveRoom, at: number, handshakeMs: number): Step {
  switch (room.state) {
    case 'open':
      return at - room.openedAt >= CODE_LIFETIME_MS ? end(room, 'expired') : unchanged(room);
    case 'claimed':
      return at - room.claimedAt >= handshakeMs ? leave(room, 'idle') : unchanged(room);
    case 'paired':
      if (at - room.openedAt >= ROOM_LONGEST_MS) return end(room, 'longest');
      return at - room.lastFrameAt >= ROOM_IDLE_MS ? end(room, 'idle') : unchanged(room);
    default: {
      const never: never = room;
      return never;
    }
  }
}

function end(room: LiveRoom, reason: EndReason): Step {
  const effects: Effect[] = [];
  if (room.state !== 'paired') effects.push({ do: 'retire', why: retirementFor(reason) });
  for (const seat of [room.agent, seatOf(room, 'citizen')]) {
    if (seat && seat.socket !== null) effects.push({ do: 'farewell', socket: seat.socket, reason });
  }
  return { room: { state: 'ended', reason }, effects };
}

function retirementFor(reason: EndReason): Retirement {
  return reason === 'expired' || reason === 'tries' ? reason : 'cancelled';
}

function tellPeer(room: LiveRoom, seat: SeatName, state: 'back' | 'away' | 'released'): Effect[] {
  const socket = seatOf(room, otherSeat(seat))?.socket ?? null;
  return socket === null ? [] : [{ do: 'notify', socket, notice: { state } }];
}

function withSocket(room: LiveRoom, seat: SeatName, socket: SocketId | null): LiveRoom {
  if (seat === 'agent') return { ...room, agent: { ...room.agent, socket } };
  return room.state === 'open' ? room : { ...room, citizen: { ...room.citizen, socket } };
}

/** The seat, if anybody was ever let into it. */
export function seatOf(room: LiveRoom, seat: SeatName): AgentSeat | CitizenSeat | undefined {
  if (seat === 'agent') return room.agent;
  return room.state === 'open' ? undefined : room.citizen;
}

export function otherSeat(seat: SeatName): SeatName {
  return seat === 'agent' ? 'citizen' : 'agent';
}

function unchanged(room: Room): Step {
  return { room, effects: [] };
}
