import { MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import type { Rate } from './rate-limit.ts';

/** What one relay lets its sockets do, with the reasons in docs/limits.md. Rates per second, times in milliseconds, sizes in bytes. */
export interface RelayLimits {
  /** Rooms on this node. */
  rooms: number;
  /** Rooms of one hotline, and so of its municipalities. */
  roomsPerHotline: number;
  /** Connections on this node that have joined. */
  connections: number;
  /** Connections on this node that have not: beyond that the oldest one goes. */
  unjoined: number;
  /** Connections of citizens of one site. */
  connectionsPerSite: number;
  /** Connections held at once by one address; a town hall or a library shares one. */
  connectionsPerAddress: number;
  /** New connections of this node, before anybody is asked who they are. */
  handshakes: Rate;
  /** Twice as many handshakes: a connection that is tested joins nothing. */
  joinsPerAddress: Rate;
  joinsPerSite: Rate;
  claimsPerAddress: Rate;
  /** What an address may get wrong and still be let through the breaker. */
  failedClaimsPerAddress: Rate;
  /** The breaker: guesses that one hotline takes before claims have to wait. */
  failedClaimsPerHotline: Rate;
  opensPerAgent: Rate;
  /** Messages of any kind from one connection; a seat may take in twice as many over all its connections. */
  messages: Rate;
  /** Bytes of them; of a seat twice as many. */
  bytes: Rate;
  /** Bytes of frames in all rooms of one site, and of this node. */
  bytesPerSite: Rate;
  bytesOfNode: Rate;
  /** Messages that are not frames. */
  controls: Rate;
  /** What waits for a receiver who is called slow, and for one who keeps up again. */
  slowBytes: number;
  keepingUpBytes: number;
  /** What may wait for a slow receiver before its connection is dropped. */
  backlogBytes: number;
  /** What may wait for all receivers of this node before those go for whom most waits. */
  backlogBytesOfNode: number;
  /** How long nothing may leave for it before that. */
  stuckMs: number;
  /** A citizen's socket without a seat is dropped after this time. */
  unseatedMs: number;
  /** A connection that has not joined is dropped after this time. */
  joinMs: number;
  /** From claim to `paired`; two browsers need less than a second. */
  handshakeMs: number;
  sweepMs: number;
}

const MIB = 1024 * 1024;
const perTenMinutes = (count: number): Rate => ({ burst: count, perSecond: count / 600 });

export const relayLimits: RelayLimits = {
  rooms: 2_000,
  roomsPerHotline: 1_500,
  connections: 8_000,
  unjoined: 4_000,
  connectionsPerSite: 4_000,
  connectionsPerAddress: 500,
  handshakes: { burst: 4_000, perSecond: 200 },
  joinsPerAddress: { burst: 200, perSecond: 5 },
  joinsPerSite: { burst: 2_000, perSecond: 100 },
  claimsPerAddress: perTenMinutes(20),
  failedClaimsPerAddress: perTenMinutes(2),
  failedClaimsPerHotline: perTenMinutes(20),
  opensPerAgent: perTenMinutes(30),
  messages: { burst: 400, perSecond: 100 },
  bytes: { burst: 4 * MIB, perSecond: MIB },
  bytesPerSite: { burst: 128 * MIB, perSecond: 32 * MIB },
  bytesOfNode: { burst: 256 * MIB, perSecond: 96 * MIB },
  controls: { burst: 30, perSecond: 2 },
  slowBytes: MIB,
  keepingUpBytes: 256 * 1024,
  backlogBytes: 4 * MIB,
  backlogBytesOfNode: 256 * MIB,
  stuckMs: 15_000,
  unseatedMs: 60_000,
  joinMs: 10_000,
  handshakeMs: 20_000,
  sweepMs: 1_000,
};

/** The largest message of either kind: over polling a frame arrives as base64, four characters for three bytes. */
export const MAX_MESSAGE_BYTES = Math.ceil(MAX_FRAME_BYTES / 3) * 4 + 512;
