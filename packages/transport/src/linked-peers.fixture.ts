/** Two links and the wire between them, whose frames and time the test hands over one by one. */
import { randomBytes } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { type FrameKind, parseFrame } from '@medkig/protocol/session/frame';
import { agentSide } from './agent-side.ts';
import { citizenSide } from './citizen-side.ts';
import type { Reach } from './delivery.ts';
import type { Role } from './role.ts';
import { createSessionLink, type KeptRoots, type LinkFault, type SessionLink } from './session-link.ts';
import { createTestClock } from './test-clock.fixture.ts';
import { testTransport } from './transport.fixture.ts';
import type { Transport } from './transport.ts';

export interface Peer {
  link: SessionLink;
  transport: Transport;
  /** Frames it has sent that nobody has delivered yet. */
  sent: Uint8Array[];
  messages: unknown[];
  faults: LinkFault[];
  reach: Reach[];
  /** Whether the other side was heard, each time that changed. */
  quiet: boolean[];
  /** The other side's own number, each time that it was told. */
  told: number[];
  /** How often its transport was asked whether it still works. */
  doubts: number;
  /** How often it was told that the agent wants an epoch. */
  wanted: number;
  /** All that it was asked to keep, the newest last. */
  roots: KeptRoots[];
}

export async function linkedPeers() {
  const x25519 = await chooseX25519(randomBytes);
  const from: EpochRoot = { sid: randomBytes(32), root: randomBytes(32), epoch: 0 };
  const clock = createTestClock();

  function peer(role: Role, start: KeptRoots = { confirmed: from }): Peer {
    const sent: Uint8Array[] = [];
    const transport = {
      ...testTransport((frame) => sent.push(frame)),
      doubted: () => {
        own.doubts++;
      },
    };
    const link = createSessionLink({
      side: role === 'citizen' ? citizenSide : agentSide,
      from: start,
      clock,
      x25519,
      random: randomBytes,
      onMessage: (message) => own.messages.push(message),
      onRoots: (kept) => own.roots.push(kept),
      onEpoch: () => {},
      onEpochWanted: () => {
        own.wanted++;
      },
      onReach: (reach) => own.reach.push(reach),
      onQuiet: (isQuiet) => own.quiet.push(isQuiet),
      onTold: (number) => own.told.push(number),
      onFault: (reason) => own.faults.push(reason),
    });
    const own: Peer = {
      link,
      transport,
      sent,
      messages: [],
      faults: [],
      reach: [],
      quiet: [],
      told: [],
      doubts: 0,
      wanted: 0,
      roots: [],
    };
    link.opened(transport);
    sent.splice(0);
    return own;
  }

  return { citizen: peer('citizen'), agent: peer('agent'), peer, from, x25519, clock };
}

/** Delivers all that waits from one peer to the other, through a hook that may change, drop or double it. */
export async function deliver(
  from: Peer,
  to: Peer,
  hook: (frame: Uint8Array, index: number) => Uint8Array[] = (frame) => [frame],
): Promise<void> {
  await from.link.flushed();
  for (const [index, frame] of from.sent.splice(0).entries()) {
    for (const changed of hook(frame, index)) {
      const parsed = parseFrame(changed);
      if (parsed) to.link.receive(parsed, to.transport);
    }
  }
  await to.link.settled();
}

/** Lets them talk until neither has anything to say. */
export async function converse(one: Peer, other: Peer): Promise<void> {
  do {
    await deliver(one, other);
    await deliver(other, one);
  } while (one.sent.length + other.sent.length > 0);
}

/** Ends with nothing on the wire. */
export async function startEpoch(citizen: Peer, agent: Peer): Promise<void> {
  citizen.link.startEpoch();
  await converse(citizen, agent);
}

/** Those of one kind; reports come and go between the records. */
export async function sentOf(peer: Peer, kind: FrameKind): Promise<Uint8Array[]> {
  await peer.link.flushed();
  return peer.sent.filter((frame) => parseFrame(frame)?.header.kind === kind);
}
