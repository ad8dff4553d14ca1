/** What has come in over a WebSocket's connection, messages or not: pings and empty pieces are told to nobody else. */
import type { Duplex } from 'node:stream';
import { type Bucket, type Rate, take } from './rate-limit.ts';
import type { RelayLimits } from './relay-limits.ts';

/** What stands around the smallest messages is more than they are. */
const AROUND_MESSAGES = 2;

export interface WireGuard {
  /** Those over which more comes in than over twice as many messages as are admitted. */
  tooMuch(wires: Iterable<Duplex>, now: number): Duplex[];
}

export function createWireGuard({ bytes }: Pick<RelayLimits, 'bytes'>): WireGuard {
  const rate: Rate = {
    burst: bytes.burst * AROUND_MESSAGES,
    perSecond: bytes.perSecond * AROUND_MESSAGES,
  };
  /** Only of those over which much has come: most sessions end before that, and take no memory here. */
  const busy = new WeakMap<Duplex, { read: number; bucket: Bucket }>();

  function isTooMuch(wire: Duplex, now: number): boolean {
    const read = bytesRead(wire);
    if (read <= rate.burst) return false;
    const before = busy.get(wire);
    const { ok, bucket } = take(before?.bucket, rate, now, read - (before?.read ?? rate.burst));
    busy.set(wire, { read, bucket });
    return !ok;
  }

  return { tooMuch: (wires, now) => [...wires].filter((wire) => isTooMuch(wire, now)) };
}

function bytesRead(wire: Duplex): number {
  return 'bytesRead' in wire && typeof wire.bytesRead === 'number' ? wire.bytesRead : 0;
}
