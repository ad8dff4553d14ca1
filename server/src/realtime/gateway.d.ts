/**
 * The relay on Socket.IO: the only file that knows it. Sockets are admitted, metered and parsed here; what a
 * message means is decided in the rooms.
 */
import type { Server as HttpServer } from 'node:http';
import type { GatewayDeps } from './gateway-deps.ts';
export interface Gateway {
    /** An agent's sign-in is over: its rooms end with `revoked` and its sockets close. */
    endSession(sessionId: string): void;
    /** Ends every room with `shutdown` and closes every socket. The HTTP server stays with its owner. */
    close(): Promise<void>;
}
/** Attaches the relay at `/relay/` to an HTTP server that has its request listeners already. */
export declare function startGateway(server: HttpServer, deps: GatewayDeps): Gateway;
//# sourceMappingURL=gateway.d.ts.map