/** A TCP proxy between one side's browser and the server that does to its lines what nets do. It knows nothing of HTTP. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { type Direction, type FaultyLine, type Net, openLine } from './faulty-line.ts';

export interface FaultProxy {
  port: number;
  /** From now on everything goes to this port of the loopback. */
  forwardTo(port: number): void;
  /** Lines stay and new ones are taken, and nothing is carried: no reset, no goodbye. */
  blackhole(): void;
  /** Each line is reset. New ones come through at once. */
  cut(): void;
  /** Each line loses its far end without a word. New ones come through. */
  halfOpen(): void;
  /** Bytes per second, each way for itself, for all lines together. */
  limit(bytesPerSecond: number): void;
  /** Milliseconds each way. */
  delay(milliseconds: number): void;
  /** The net is well again; lines that a blackhole held go on. */
  heal(): void;
  /** Bytes that were carried. */
  carried: Record<Direction, number>;
  stop(): Promise<void>;
}

/** How often waiting bytes are looked at while a line is slow or late (milliseconds). */
const TICK_MS = 10;

/** What a line may send on its turn (bytes). */
const PACKET = 1460;

export async function startFaultProxy(): Promise<FaultProxy> {
  const lines = new Set<FaultyLine>();
  const carried = { up: 0, down: 0 };
  let targetPort = 0;
  let bytesPerSecond = 0;
  let filledAt = performance.now();
  const allowance = { up: 0, down: 0 };

  const net: Net = {
    isDark: false,
    isLimited: false,
    latencyMs: 0,
    take: (direction, wanted) => {
      const granted = net.isLimited ? Math.min(wanted, PACKET, Math.floor(allowance[direction])) : wanted;
      allowance[direction] -= granted;
      carried[direction] += granted;
      return granted;
    },
  };

  function fill(): void {
    const now = performance.now();
    // What was not used up within a tenth of a second is gone: nobody saves up for a burst.
    const most = bytesPerSecond / 10;
    const more = (bytesPerSecond * (now - filledAt)) / 1000;
    filledAt = now;
    allowance.up = Math.min(most, allowance.up + more);
    allowance.down = Math.min(most, allowance.down + more);
  }

  function pumpAll(): void {
    if (net.isLimited) fill();
    let carriedSome = true;
    while (carriedSome) {
      carriedSome = false;
      for (const line of lines) if (line.pump()) carriedSome = true;
      carriedSome &&= net.isLimited;
    }
    for (const line of lines) if (line.isOver()) lines.delete(line);
    // Whoever was first is last at the next look.
    const [first] = lines;
    if (first && lines.delete(first)) lines.add(first);
  }

  const timer = setInterval(pumpAll, TICK_MS);
  const server = createServer({ allowHalfOpen: true }, (near: Socket) => {
    lines.add(openLine(near, { host: '127.0.0.1', port: targetPort }, net));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address !== 'object') throw new Error('the proxy has no port');

  return {
    port: address.port,
    forwardTo: (port) => {
      targetPort = port;
    },
    blackhole: () => {
      net.isDark = true;
    },
    cut: () => {
      for (const line of lines) line.cut();
    },
    halfOpen: () => {
      for (const line of lines) line.losePeer();
    },
    limit: (rate) => {
      bytesPerSecond = rate;
      net.isLimited = true;
      filledAt = performance.now();
      Object.assign(allowance, { up: 0, down: 0 });
    },
    delay: (milliseconds) => {
      net.latencyMs = milliseconds;
    },
    heal: () => {
      net.isDark = false;
      net.latencyMs = 0;
      net.isLimited = false;
      pumpAll();
    },
    carried,
    stop: async () => {
      clearInterval(timer);
      for (const line of lines) line.cut();
      server.close();
      await once(server, 'close');
    },
  };
}
