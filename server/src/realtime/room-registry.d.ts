import type { ClaimReply, EndReason, Notice, OpenReply, Request, ResumeReply } from '@medkig/protocol/signaling/messages';
import type { AgentIdentity, CitizenIdentity, Identity } from './admission.ts';
import type { GatewayDeps } from './gateway-deps.ts';
import type { RelayLimits } from './relay-limits.ts';
import type { Fault, SocketId } from './room.ts';
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
    /** Ends what has run out of time. */
    sweep(): void;
    /** Ends the rooms of one sign-in. */
    endSession(sessionId: string): void;
    shutdown(): void;
}
export declare function createRoomRegistry(deps: Pick<GatewayDeps, 'now' | 'randomBytes' | 'log'>, limits: RelayLimits, outbox: Outbox): RoomRegistry;
//# sourceMappingURL=room-registry.d.ts.map