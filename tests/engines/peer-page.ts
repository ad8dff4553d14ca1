/** Runs inside a page: both ends of the peer transport for the contract, or one end whose signals a test carries. */
import { joinFrame } from '@medkig/protocol/session/frame';
import { createLatePeer } from '@medkig/transport/peer/late-peer';
import { connectPeer, type Peer, type PeerOptions } from '@medkig/transport/peer/peer';
import {
  type ContractEnd,
  type ContractPair,
  transportContract,
} from '@medkig/transport/transport-contract.fixture';

export type Way = Pick<PeerOptions, 'mode' | 'iceServers'>;

interface End extends ContractEnd {
  peer: Peer;
}

function connect(role: PeerOptions['role'], way: Way, signal: PeerOptions['signal']): End {
  const told = { opened: 0, closed: 0, frames: [] as Uint8Array[] };
  const peer = connectPeer({
    role,
    ...way,
    signal,
    handlers: {
      opened: () => told.opened++,
      closed: () => told.closed++,
      receive: ({ headerBytes, payload }) => told.frames.push(joinFrame(headerBytes, payload)),
    },
    window,
    random: () => 0.5,
  });
  return Object.assign(told, { peer, transport: peer.transport });
}

function pairOf(way: Way): ContractPair {
  // As JSON, and later, as a sealed message comes.
  const carry = (to: () => End) => (message: unknown) => {
    const text = JSON.stringify(message);
    setTimeout(() => to().peer.receive(JSON.parse(text)));
  };
  const far: End = connect(
    'agent',
    way,
    carry(() => near),
  );
  const near: End = connect(
    'citizen',
    way,
    carry(() => far),
  );
  return {
    near,
    far,
    cut: () => near.peer.close(),
    end: () => {
      near.peer.close();
      far.peer.close();
    },
  };
}

/** Tries one rule of the contract; rejects when it does not hold. */
export async function tryRule(name: string, way: Way): Promise<void> {
  const rule = transportContract.find((one) => one.name === name);
  if (!rule) throw new Error(`no such rule: ${name}`);
  const pair = pairOf(way);
  try {
    await rule.holds(pair);
  } finally {
    await pair.end();
  }
}

let here: End | undefined;
const outbox: unknown[] = [];

export function startEnd(role: PeerOptions['role'], way: Way): void {
  here = connect(role, way, (message) => outbox.push(message));
}

/** Gives the end what the other one said, and takes what it has to say. */
export function exchange(signals: readonly unknown[]): unknown[] {
  for (const signal of signals) here?.peer.receive(signal);
  return outbox.splice(0);
}

export function send(bytes: readonly number[]): void {
  here?.transport.sendFrame(Uint8Array.from(bytes));
}

export function look(): { isOpen: boolean; opened: number; closed: number; frames: number[][] } {
  if (!here) throw new Error('startEnd first');
  const { transport, opened, closed, frames } = here;
  return { isOpen: transport.isOpen(), opened, closed, frames: frames.map((frame) => [...frame]) };
}

/** A late one that was told this about ICE, and may or may not use it: what it says to the other side. */
export async function late(answer: unknown, isExpected: boolean): Promise<unknown[]> {
  const said: unknown[] = [];
  const one = createLatePeer({
    role: 'citizen',
    fetch: () => import('@medkig/transport/peer/peer'),
    ice: async () => answer,
    signal: (message) => said.push(message),
    handlers: { opened: () => {}, closed: () => {}, receive: () => {} },
    window,
  });
  one.receive({ kind: 'offer', attempt: 1 });
  if (isExpected) one.expect();
  // An offer is there within milliseconds where one is made at all.
  for (let looks = 0; looks < 50 && said.length === 0; looks++)
    await new Promise((next) => setTimeout(next, 20));
  one.close();
  return said;
}

/** As the link does when nothing was heard for too long. */
export function doubt(): void {
  here?.transport.doubted();
}
