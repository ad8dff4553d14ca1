/** One TCP connection through the fault proxy, and what the net does to it. */
import { connect, type Socket } from 'node:net';

/** How the net is now; the proxy changes it, each line reads it. */
export interface Net {
  /** Nothing is carried and no end hears of the other's goodbye; what was on its way arrives when the net is back. */
  isDark: boolean;
  /** Milliseconds that a byte is on its way. */
  latencyMs: number;
  /** Bytes are counted out: lines take turns then, a packet each, so that none waits behind another one. */
  isLimited: boolean;
  /** Takes up to `wanted` bytes out of the direction's allowance; how many it got. */
  take(direction: Direction, wanted: number): number;
}

export type Direction = 'up' | 'down';

export interface FaultyLine {
  /** Looks again at what waits: the net has changed, or an allowance was filled up. True when something was carried. */
  pump(): boolean;
  /** Both ends see a reset. */
  cut(): void;
  /** The far end is gone, and the near one is never told: a phone that moved, a NAT that forgot. */
  losePeer(): void;
  isOver(): boolean;
}

/** What a line holds before it stops reading, per direction (bytes): a modem's queue. */
const QUEUE_BYTES = 64 * 1024;

export function openLine(near: Socket, target: { host: string; port: number }, net: Net): FaultyLine {
  let far: Socket | undefined;
  let lost = false;
  const [up, down] = [createLane('up', net), createLane('down', net)];
  wire(near, up);
  pump();

  function wire(from: Socket, lane: Lane): void {
    from.setNoDelay(true);
    from.on('data', (bytes: Buffer) => {
      lane.add(bytes);
      if (lane.bytes() > QUEUE_BYTES) from.pause();
      if (!net.isLimited) pump();
    });
    from.on('end', () => {
      lane.over = 'end';
      pump();
    });
    // Reported by `close`.
    from.on('error', () => {});
    from.on('close', () => {
      lane.over ??= 'reset';
      pump();
    });
  }

  function pump(): boolean {
    if (net.isDark) return false;
    if (!far && !lost && !near.destroyed) {
      far = connect({ ...target, allowHalfOpen: true });
      wire(far, down);
    }
    if (!far) return false;
    const wentUp = up.pour(near, far);
    const wentDown = !lost && down.pour(far, near);
    return wentUp || wentDown;
  }

  return {
    pump,
    cut: () => {
      near.resetAndDestroy();
      far?.resetAndDestroy();
    },
    losePeer: () => {
      lost = true;
      far?.resetAndDestroy();
    },
    isOver: () => near.destroyed && (far?.destroyed ?? true),
  };
}

interface Lane {
  over: 'end' | 'reset' | undefined;
  add(bytes: Buffer): void;
  bytes(): number;
  /** Hands over what the net lets through now; true when that was anything. */
  pour(from: Socket, to: Socket): boolean;
}

function createLane(direction: Direction, net: Net): Lane {
  const waiting: { bytes: Buffer; due: number }[] = [];
  let size = 0;

  function pass(to: Socket): boolean {
    const first = waiting[0];
    // A receiver that does not read is not written to without bound.
    if (!first || first.due > performance.now() || to.writableLength > QUEUE_BYTES) return false;
    const granted = net.take(direction, first.bytes.length);
    if (granted === 0) return false;
    to.write(first.bytes.subarray(0, granted));
    size -= granted;
    if (granted === first.bytes.length) waiting.shift();
    else first.bytes = first.bytes.subarray(granted);
    return true;
  }

  const lane: Lane = {
    over: undefined,
    add: (bytes) => {
      waiting.push({ bytes, due: performance.now() + net.latencyMs });
      size += bytes.length;
    },
    bytes: () => size,
    pour: (from, to) => {
      if (to.destroyed) waiting.length = size = 0;
      const passed = pass(to);
      if (passed && !net.isLimited) while (pass(to));
      if (size > 0) return passed;
      if (lane.over === 'end') to.end();
      else if (lane.over === 'reset') to.resetAndDestroy();
      else if (from.isPaused()) from.resume();
      return passed;
    },
  };
  return lane;
}
