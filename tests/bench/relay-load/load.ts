/** A process of its own: all the peers. Its parent gives it one order at a time. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Service } from '../../support/service-of-many.ts';
import { percentile } from '../table.ts';
import { openPair, type Pair } from './pairs.ts';
import type { RelayName } from './relay-process.ts';

export type Order =
  | { do: 'introduce'; service: Service }
  /** Until there are so many. */
  | { do: 'open'; relay: RelayName; port: number; pairs: number }
  /** The first of them send. */
  | { do: 'drive'; pairs: number; framesPerSecond: number; milliseconds: number }
  /** All of them connect to this server within so many milliseconds, and say something. */
  | { do: 'storm'; port: number; withinMs: number }
  | { do: 'close' };

export interface Driven {
  sent: number;
  received: number;
  /** Milliseconds; a frame that did not come counts as endless. */
  median: number;
  p95: number;
  /** Of one core that the load itself took. */
  loadShare: number;
}

export interface Storm {
  /** From the first connection until each pair's first frame, in milliseconds. */
  recovered: number;
  /** From a pair's own connection until its first frame. */
  median: number;
  p95: number;
}

/** At once, while they connect. */
const CONNECTING = 16;
const TICK_MS = 4;
/** How long a frame may be on its way after the last was sent. */
const LINGER_MS = 2_000;

const pairs: Pair[] = [];
let service: Service = { console: '', jwtPrivateKey: '', people: [] };
let times: number[] = [];
/** By the pair's number: who waits for its next frame. */
const waiting = new Map<number, () => void>();

async function obey(order: Order): Promise<Driven | Storm | undefined> {
  switch (order.do) {
    case 'introduce':
      service = order.service;
      return undefined;
    case 'open':
      return open(order.relay, order.port, order.pairs);
    case 'drive':
      return drive(order);
    case 'storm':
      return storm(order.port, order.withinMs);
    case 'close':
      for (const pair of pairs.splice(0)) pair.close();
      return undefined;
    default: {
      const never: never = order;
      return never;
    }
  }
}

async function open(relay: RelayName, port: number, wanted: number): Promise<undefined> {
  const missing = Array.from(
    { length: Math.max(0, wanted - pairs.length) },
    (_, place) => pairs.length + place,
  );
  const work = async () => {
    for (let number = missing.shift(); number !== undefined; number = missing.shift()) {
      const own = number;
      const arrived = (milliseconds: number) => {
        times.push(milliseconds);
        waiting.get(own)?.();
      };
      pairs.push(await openPair(relay, { port, number, arrived, service }));
    }
  };
  await Promise.all(Array.from({ length: CONNECTING }, work));
}

/** The pairs take turns, so that the relay never gets them all at once. */
async function drive({
  pairs: count,
  framesPerSecond,
  milliseconds,
}: Extract<Order, { do: 'drive' }>): Promise<Driven> {
  const senders = pairs.slice(0, count);
  times = [];
  const start = performance.now();
  const before = process.cpuUsage();
  const perMillisecond = (senders.length * framesPerSecond) / 1000;
  let sent = 0;
  for (; performance.now() < start + milliseconds; await delay(TICK_MS)) {
    const due = (performance.now() - start) * perMillisecond;
    for (; sent < due; sent++) senders[sent % senders.length]?.send();
  }
  const { user, system } = process.cpuUsage(before);
  const loadShare = (user + system) / 1000 / (performance.now() - start);
  const deadline = performance.now() + LINGER_MS;
  while (times.length < sent && performance.now() < deadline) await delay(TICK_MS);
  const received = times.length;
  const all = [...times, ...Array<number>(Math.max(0, sent - received)).fill(Number.POSITIVE_INFINITY)];
  return { sent, received, median: percentile(all, 0.5), p95: percentile(all, 0.95), loadShare };
}

async function storm(port: number, withinMs: number): Promise<Storm> {
  const start = performance.now();
  const each = await Promise.all(
    pairs.map(async (pair, place) => {
      await delay((withinMs * place) / pairs.length);
      const from = performance.now();
      await pair.resume(port);
      const heard = new Promise<void>((resolve) => waiting.set(pair.number, resolve));
      pair.send();
      await heard;
      waiting.delete(pair.number);
      return performance.now() - from;
    }),
  );
  return { recovered: performance.now() - start, median: percentile(each, 0.5), p95: percentile(each, 0.95) };
}

process.on('message', (order: Order) => {
  obey(order).then(
    (answer) => process.send?.({ ok: true, answer }),
    (error: unknown) => process.send?.({ ok: false, why: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
