import { MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import { type MovingTimes, movingTimes } from './moving.ts';
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
  /** What an address may get wrong and still be let through the breaker. */
  failedClaimsPerAddress: Rate;
  /** The breaker: guesses that one hotline takes before claims have to wait. */
  failedClaimsPerHotline: Rate;
  opensPerAgent: Rate;
  /** Messages of any kind from one connection. */
  messages: Rate;
  bytes: Rate;
  /** Messages that are not frames. */
  controls: Rate;
  /** What waits for a receiver who is called slow, and for one who keeps up again. */
  slowBytes: number;
  keepingUpBytes: number;
  /** What may wait for a slow receiver before its connection is dropped. */
  backlogBytes: number;
  /** How long nothing may leave for it before that. */
  stuckMs: number;
  /** A citizen's socket without a seat is dropped after this time. */
  unseatedMs: number;
  /** A connection that has not joined is dropped after this time. */
  joinMs: number;
  /** From claim to `paired`; two browsers need less than a second. */
  handshakeMs: number;
  /** How peers are moved to other nodes. */
  moving: MovingTimes;
  sweepMs: number;
}

const perTenMinutes = (count: number): Rate => ({ burst: count, perSecond: count / 600 });

export const relayLimits: RelayLimits = {
  rooms: 2_000,
  connections: 8_000,
  connectionsPerAddress: 500,
  joinsPerAddress: { burst: 200, perSecond: 5 },
  claimsPerAddress: perTenMinutes(20),
  failedClaimsPerAddress: perTenMinutes(2),
  failedClaimsPerHotline: perTenMinutes(20),
  opensPerAgent: perTenMinutes(30),
  messages: { burst: 400, perSecond: 100 },
  bytes: { burst: 4 * 1024 * 1024, perSecond: 1024 * 1024 },
  controls: { burst: 30, perSecond: 2 },
  slowBytes: 1024 * 1024,
  keepingUpBytes: 256 * 1024,
  backlogBytes: 4 * 1024 * 1024,
  stuckMs: 15_000,
  unseatedMs: 60_000,
  joinMs: 10_000,
  handshakeMs: 20_000,
  moving: movingTimes,
  sweepMs: 1_000,
};

/** The largest message of either kind: over polling a frame arrives as base64, four characters for three bytes. */
export const MAX_MESSAGE_BYTES = Math.ceil(MAX_FRAME_BYTES / 3) * 4 + 512;
