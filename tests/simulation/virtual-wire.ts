/**
 * One transport with an end in each page, and everything that can happen to it. As the relay it stays in order and
 * whole while it is connected; as the peer transport its unreliable channel loses and overtakes.
 */
import type { Transport } from '@medkig/transport/transport';
import type { Chance } from './chance.ts';
import type { VirtualTime } from './virtual-time.ts';

export type Side = 'citizen' | 'agent';

interface WireEnd {
  transport: Transport;
  /** Who hears of it now; a page that is reloaded is another one. */
  listener: Listener | undefined;
}

interface Listener {
  opened(transport: Transport): void;
  closed(transport: Transport): void;
  frame(bytes: Uint8Array, transport: Transport): void;
}

export interface VirtualWire {
  ends: Record<Side, WireEnd>;
  /** Connects one side's hop, as far as the wire is whole. */
  connect(side: Side): void;
  /** One side's hop is lost, and that side notices; what was under way to it is gone. */
  cut(side: Side, backAfter: number): void;
  /** Nothing comes through, and nobody is told. */
  blackhole(ms: number): void;
  /** Everything is held back, and comes in order afterwards. */
  stall(ms: number): void;
  /** The next frames of one side meet this. */
  spoil(side: Side, how: Spoiling, count: number): void;
  isUp(side: Side): boolean;
}

type Spoiling = 'drop' | 'double' | 'delay';

export interface WireOptions {
  name: 'relay' | 'peer';
  time: VirtualTime;
  chance: Chance;
  /** One way, in milliseconds. */
  latency: number;
}

const other = { citizen: 'agent', agent: 'citizen' } as const;

/** A reconnection begins at once and is tried again as the relay's client does (milliseconds). */
const RETRY_MS = 300;

export function createVirtualWire({ name, time, chance, latency }: WireOptions): VirtualWire {
  const up: Record<Side, boolean> = { citizen: false, agent: false };
  /** Counts connections, so that what was under way in an older one is lost. */
  const connection: Record<Side, number> = { citizen: 0, agent: 0 };
  const spoilt: Record<Side, { how: Spoiling; left: number }> = {
    citizen: { how: 'drop', left: 0 },
    agent: { how: 'drop', left: 0 },
  };
  const arrivesAt: Record<Side, number> = { citizen: 0, agent: 0 };
  let holeUntil = 0;
  let stallUntil = 0;

  function connect(side: Side): void {
    if (up[side]) return;
    if (time.now() < holeUntil) {
      time.after(holeUntil - time.now() + chance.between(1, RETRY_MS), () => connect(side));
      return;
    }
    up[side] = true;
    connection[side]++;
    ends[side].listener?.opened(ends[side].transport);
  }

  function cut(side: Side, backAfter: number): void {
    if (!up[side]) return;
    up[side] = false;
    connection[side]++;
    ends[side].listener?.closed(ends[side].transport);
    time.after(backAfter, () => connect(side));
  }

  function send(from: Side, bytes: Uint8Array): void {
    if (!up[from] || time.now() < holeUntil) return;
    const spoiling = spoilt[from].left > 0 ? spoilt[from].how : undefined;
    if (spoiling) spoilt[from].left--;
    if (spoiling === 'drop') return;
    deliver(from, bytes, spoiling === 'delay' ? chance.between(50, 400) : 0);
    if (spoiling === 'double') deliver(from, bytes, chance.between(0, 200));
  }

  function deliver(from: Side, bytes: Uint8Array, late: number): void {
    const to = other[from];
    const sentIn = connection[to];
    const wait = Math.max(0, stallUntil - time.now()) + latency + chance.between(0, 5);
    const inOrder = Math.max(arrivesAt[to], time.now() + wait);
    if (late === 0) arrivesAt[to] = inOrder;
    time.after(inOrder + late - time.now(), () => {
      if (!up[to] || connection[to] !== sentIn || time.now() < holeUntil) return;
      ends[to].listener?.frame(bytes, ends[to].transport);
    });
  }

  function end(side: Side): WireEnd {
    const transport: Transport = {
      name,
      isOpen: () => up[side],
      sendFrame: (bytes) => send(side, bytes),
      waitingBytes: () => 0,
      // The relay's client asks its own hop; a dead one is dropped and connected anew.
      doubted: () => {
        if (time.now() < holeUntil) cut(side, RETRY_MS);
      },
    };
    return { transport, listener: undefined };
  }

  const ends = { citizen: end('citizen'), agent: end('agent') };

  return {
    ends,
    connect,
    cut,
    blackhole: (ms) => {
      holeUntil = Math.max(holeUntil, time.now() + ms);
    },
    stall: (ms) => {
      stallUntil = Math.max(stallUntil, time.now() + ms);
    },
    spoil: (side, how, count) => {
      spoilt[side] = { how, left: count };
    },
    isUp: (side) => up[side],
  };
}
