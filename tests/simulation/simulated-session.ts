/**
 * A whole session on simulated wires: both pages run the real link with real keys; only time and the net are made
 * up. Each page load numbers its messages from 1, and so does each epoch.
 */
import { randomBytes } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { parseFrame } from '@medkig/protocol/session/frame';
import { agentSide } from '@medkig/transport/agent-side';
import { citizenSide } from '@medkig/transport/citizen-side';
import { createSessionLink, type KeptRoots, type SessionLink } from '@medkig/transport/session-link';
import { type Chance, createChance } from './chance.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';
import { createVirtualWire, type Side, type VirtualWire } from './virtual-wire.ts';

interface Page {
  side: Side;
  link: SessionLink;
  /** Names the epoch in which the next message goes, and counts its messages. */
  run: number;
  sent: number;
}

/** One message: of which run of its sender, and which one in it. */
interface Numbered {
  run: number;
  n: number;
}

export interface SimulatedSession {
  time: VirtualTime;
  chance: Chance;
  relay: VirtualWire;
  peer: VirtualWire;
  say(side: Side): void;
  reload(side: Side): void;
  /** Runs everything until then (milliseconds). */
  until(end: number): Promise<void>;
  /** How far each run of a side has been heard by the other. */
  heard(from: Side): ReadonlyMap<number, number>;
  /** The newest run of a side, and how many messages it has sent. */
  newest(side: Side): Numbered;
  /** Frames handed to the wires. */
  frames(): number;
  /** What went wrong, in words; empty as it should be. */
  faults: string[];
}

const MIN_EPOCH_MS = 2000;

export async function simulateSession(seed: number): Promise<SimulatedSession> {
  const time = createVirtualTime();
  const chance = createChance(seed);
  const x25519 = await chooseX25519(randomBytes);
  const root: EpochRoot = { sid: randomBytes(32), root: randomBytes(32), epoch: 0 };
  const wire = (name: 'relay' | 'peer', latency: number) =>
    createVirtualWire({ name, time, chance, latency });
  const relay = wire('relay', chance.between(10, 60));
  const peer = wire('peer', chance.between(2, 20));
  const roots: Record<Side, KeptRoots> = { citizen: { confirmed: root }, agent: { confirmed: root } };
  const heard: Record<Side, Map<number, number>> = { citizen: new Map(), agent: new Map() };
  const faults: string[] = [];
  let runs = 0;
  let frames = 0;

  function hear(from: Side, message: unknown): void {
    const { run, n } = message as Numbered;
    const expected = (heard[from].get(run) ?? 0) + 1;
    if (n !== expected) faults.push(`${from} run ${run}: ${n} came instead of ${expected} at ${time.now()}`);
    heard[from].set(run, n);
  }

  function open(side: Side): Page {
    let epochAt = Number.NEGATIVE_INFINITY;
    let isWaiting = false;
    const startSoon = () => {
      if (isWaiting) return;
      isWaiting = true;
      time.after(Math.max(0, epochAt + MIN_EPOCH_MS - time.now()), () => {
        isWaiting = false;
        if (pages[side] !== page) return;
        epochAt = time.now();
        link.startEpoch();
      });
    };
    const link = createSessionLink({
      side: side === 'citizen' ? citizenSide : agentSide,
      from: roots[side],
      clock: time,
      x25519,
      random: randomBytes,
      onMessage: (message) => hear(side === 'citizen' ? 'agent' : 'citizen', message),
      onRoots: (kept) => {
        roots[side] = kept;
      },
      onEpoch: () => {
        page.run = ++runs;
        page.sent = 0;
      },
      onEpochWanted: startSoon,
      onReach: () => {},
      onFault: (reason) => {
        // An offer that a newer one has replaced may come late and is refused; nothing else may go wrong.
        if (reason !== 'epoch') faults.push(`${side}: ${reason} at ${time.now()}`);
        if (side === 'citizen') startSoon();
      },
    });
    const page: Page = { side, link, run: 0, sent: 0 };
    for (const { ends } of [relay, peer]) {
      ends[side].listener = {
        opened: link.opened,
        closed: link.closed,
        frame: (bytes, transport) => {
          frames++;
          const frame = parseFrame(bytes);
          if (frame) link.receive(frame, transport);
        },
      };
    }
    return page;
  }

  function join(side: Side, page: Page): void {
    for (const one of [relay, peer]) if (one.isUp(side)) page.link.opened(one.ends[side].transport);
    if (side === 'citizen') page.link.startEpoch();
  }

  const pages: Record<Side, Page> = { citizen: open('citizen'), agent: open('agent') };
  for (const side of ['agent', 'citizen'] as const) {
    relay.connect(side);
    peer.connect(side);
    join(side, pages[side]);
  }

  async function settle(): Promise<void> {
    for (const { link } of Object.values(pages)) {
      await link.flushed();
      await link.settled();
    }
  }

  return {
    time,
    chance,
    relay,
    peer,
    say: (side) => {
      const page = pages[side];
      const message: Numbered = { run: page.run, n: page.sent + 1 };
      const lane = side === 'citizen' ? 'state' : 'control';
      if (page.run > 0 && page.link.send(lane, message)) page.sent++;
    },
    reload: (side) => {
      pages[side].link.stop();
      for (const one of [relay, peer]) one.cut(side, chance.between(20, 400));
      pages[side] = open(side);
      join(side, pages[side]);
    },
    until: async (end) => {
      await settle();
      while (time.step(end)) await settle();
      await settle();
    },
    heard: (from) => heard[from],
    newest: (side) => ({ run: pages[side].run, n: pages[side].sent }),
    frames: () => frames,
    faults,
  };
}
