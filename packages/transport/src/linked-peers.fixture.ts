/** Two links and the wire between them, whose frames the test hands over one by one. */
import { randomBytes } from '@medkig/pairing/bytes';
import type { EpochRoot } from '@medkig/pairing/epoch';
import { chooseX25519 } from '@medkig/pairing/x25519';
import { parseFrame } from '@medkig/protocol/session/frame';
import { createInflater } from './inflater.ts';
import { createSessionLink, type KeptRoots, type LinkFault, type SessionLink } from './session-link.ts';

export interface Peer {
  link: SessionLink;
  /** Frames it has sent that nobody has delivered yet. */
  sent: Uint8Array[];
  messages: unknown[];
  faults: LinkFault[];
  /** All that it was asked to keep, the newest last. */
  roots: KeptRoots[];
}

export async function linkedPeers() {
  const x25519 = await chooseX25519(randomBytes);
  const from: EpochRoot = { sid: randomBytes(32), root: randomBytes(32), epoch: 0 };

  function peer(role: 'citizen' | 'agent', start: KeptRoots = { confirmed: from }): Peer {
    const sent: Uint8Array[] = [];
    const messages: unknown[] = [];
    const faults: LinkFault[] = [];
    const roots: KeptRoots[] = [];
    const link = createSessionLink({
      role,
      from: start,
      transport: { sendFrame: (frame) => sent.push(frame) },
      x25519,
      random: randomBytes,
      ...(role === 'agent' && { inflater: createInflater }),
      onMessage: (message) => messages.push(message),
      onRoots: (kept) => roots.push(kept),
      onEpoch: () => {},
      onFault: (reason) => faults.push(reason),
    });
    return { link, sent, messages, faults, roots };
  }

  return { citizen: peer('citizen'), agent: peer('agent'), peer, from, x25519 };
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
      if (parsed) to.link.receive(parsed);
    }
  }
  await to.link.settled();
}

export async function startEpoch(citizen: Peer, agent: Peer): Promise<void> {
  citizen.link.startEpoch();
  await deliver(citizen, agent);
  await deliver(agent, citizen);
}
