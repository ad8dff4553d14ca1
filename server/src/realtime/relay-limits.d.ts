import type { Rate } from './rate-limit.ts';
/** What one relay lets its sockets do. Rates per second, times in milliseconds, sizes in bytes. */
export interface RelayLimits {
    /** Rooms on this node. */
    rooms: number;
    /** Connections on this node. */
    connections: number;
    /** Connections held at once by one address; a town hall or a library shares one. */
    connectionsPerAddress: number;
    joinsPerAddress: Rate;
    claimsPerAddress: Rate;
    /** The breaker: guesses that one hotline takes before its claims have to wait. */
    failedClaimsPerHotline: Rate;
    opensPerAgent: Rate;
    /** Messages of any kind from one connection. */
    messages: Rate;
    bytes: Rate;
    /** Messages that are not frames. */
    controls: Rate;
    /** What may wait for a slow receiver before its connection is dropped. */
    backlogBytes: number;
    /** A citizen's socket without a seat is dropped after this time. */
    unseatedMs: number;
    /** From claim to `paired`; two browsers need less than a second. */
    handshakeMs: number;
    sweepMs: number;
}
export declare const relayLimits: RelayLimits;
/** The largest message of either kind: over polling a frame arrives as base64, four characters for three bytes. */
export declare const MAX_MESSAGE_BYTES: number;
//# sourceMappingURL=relay-limits.d.ts.map