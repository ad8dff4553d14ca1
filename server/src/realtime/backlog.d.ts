/** The part of an Engine.IO connection that tells how much it still holds for a slow receiver. */
interface Connection {
    readonly transport: object;
    on(event: 'packetCreate', listener: (packet: {
        data?: unknown;
    }) => void): unknown;
    on(event: 'flush', listener: () => void): unknown;
}
/**
 * Returns a function that tells the bytes waiting on this connection, in Engine.IO's queue and in the WebSocket.
 * Engine.IO queues without bound and tells nobody: https://github.com/socketio/engine.io/issues/420
 */
export declare function watchBacklog(connection: Connection): () => number;
/** Bytes of a binary message, characters of a text. */
export declare function sizeOf(data: unknown): number;
/** Closes at once, without waiting for a receiver that does not read. False if this transport cannot. */
export declare function terminate(transport: object): boolean;
export {};
//# sourceMappingURL=backlog.d.ts.map