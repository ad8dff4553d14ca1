import type { EndReason, Notice } from '@medkig/protocol/signaling/messages';
export type SocketId = string;
export type SeatName = 'agent' | 'citizen';
/** A nameplate's end, as a later claim of the same nameplate is told (`cancelled` is told as `unknown`). */
export type Retirement = 'expired' | 'used' | 'tries' | 'cancelled';
interface Seat {
    key: string;
    /** Nobody holds the seat while its socket is lost; the key brings the holder back. */
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
export type LiveRoom = {
    state: 'open';
    openedAt: number;
    agent: AgentSeat;
} | {
    state: 'claimed';
    openedAt: number;
    claimedAt: number;
    agent: AgentSeat;
    citizen: CitizenSeat;
} | {
    state: 'paired';
    openedAt: number;
    lastFrameAt: number;
    agent: AgentSeat;
    citizen: CitizenSeat;
};
export type Room = LiveRoom | {
    state: 'ended';
    reason: EndReason;
};
export type Fault = 'malformed' | 'oversized' | 'rate';
export type RoomEvent = {
    type: 'claim';
    at: number;
    citizen: CitizenSeat & {
        socket: SocketId;
    };
} | {
    type: 'resume';
    seat: SeatName;
    socket: SocketId;
    sessionId?: string;
} | {
    type: 'lost';
    seat: SeatName;
} | {
    type: 'frame';
    from: SeatName;
    at: number;
} | {
    type: 'release';
    from: SeatName;
} | {
    type: 'paired';
    from: SeatName;
    at: number;
} | {
    type: 'end';
    from: SeatName;
    reason?: 'cancelled' | 'expired' | 'tries';
} | {
    type: 'fault';
    from: SeatName;
    reason: Fault;
} | {
    type: 'tick';
    at: number;
    handshakeMs: number;
} | {
    type: 'close';
    reason: 'cancelled' | 'revoked' | 'shutdown';
};
export type Effect = 
/** Tell this socket what happened in the other seat. */
{
    do: 'notify';
    socket: SocketId;
    notice: Notice<'peer'>;
}
/** Pass the frame at hand on to this socket. */
 | {
    do: 'forward';
    socket: SocketId;
}
/** The socket keeps its connection and loses its seat. */
 | {
    do: 'unseat';
    socket: SocketId;
}
/** Another socket of the same peer took the seat. */
 | {
    do: 'replace';
    socket: SocketId;
}
/** Tell this socket that it is over, then close it. */
 | {
    do: 'farewell';
    socket: SocketId;
    reason: EndReason;
}
/** The nameplate goes to rest. */
 | {
    do: 'retire';
    why: Retirement;
}
/** This seat said something that does not fit the room's state. */
 | {
    do: 'report';
    seat: SeatName;
}
/** A claim did not become a pairing: one guess was spent. */
 | {
    do: 'count-failure';
};
export interface Step {
    room: Room;
    effects: Effect[];
}
/** A room that an agent has just opened. */
export declare function openRoom(agent: AgentSeat, at: number): LiveRoom;
/**
 * The only way a room changes. A claim that cannot be granted leaves the room as it is; a message that does
 * not fit the state is treated as the fault `malformed`.
 */
export declare function transition(room: Room, event: RoomEvent): Step;
/** The seat, if anybody was ever let into it. */
export declare function seatOf(room: LiveRoom, seat: SeatName): AgentSeat | CitizenSeat | undefined;
export declare function otherSeat(seat: SeatName): SeatName;
export {};
//# sourceMappingURL=room.d.ts.map