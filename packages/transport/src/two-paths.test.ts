import { parseFrame } from '@medkig/protocol/session/frame';
import { describe, expect, it } from 'vitest';
import { linkedPeers, type Peer, startEpoch } from './linked-peers.fixture.ts';
import type { TestClock } from './test-clock.fixture.ts';
import type { Transport } from './transport.ts';

/** A second transport between the two, which may swallow everything. */
function peerPath(citizen: Peer, agent: Peer) {
  const state = { isHole: false, doubted: 0, losesOfAgent: 0 };
  const sent: Record<'citizen' | 'agent', Uint8Array[]> = { citizen: [], agent: [] };
  const end = (from: 'citizen' | 'agent'): Transport => ({
    name: 'peer',
    isOpen: () => true,
    sendFrame: (frame) => {
      if (state.isHole || (from === 'agent' && state.losesOfAgent-- > 0)) return;
      sent[from].push(frame);
    },
    waitingBytes: () => 0,
    doubted: () => {
      state.doubted++;
    },
  });
  const ends = { citizen: end('citizen'), agent: end('agent') };
  async function carry(): Promise<number> {
    let carried = 0;
    for (const [from, to, over] of [
      [citizen, agent, 'citizen'],
      [agent, citizen, 'agent'],
    ] as const) {
      await from.link.flushed();
      for (const bytes of sent[over].splice(0)) {
        const frame = parseFrame(bytes);
        if (!frame) continue;
        to.link.receive(frame, over === 'citizen' ? ends.agent : ends.citizen);
        if (frame.header.kind === 'record') carried++;
      }
      await to.link.settled();
    }
    return carried;
  }
  return { state, ends, carry };
}

/** Lets the relay and the peer transport do their duty for a while. Returns the records that each has carried. */
async function live(
  { citizen, agent, clock }: { citizen: Peer; agent: Peer; clock: TestClock },
  path: ReturnType<typeof peerPath>,
  ms: number,
): Promise<{ relay: number; peer: number }> {
  const carried = { relay: 0, peer: 0 };
  for (let passed = 0; passed < ms; passed += 20) {
    for (const [from, to] of [
      [citizen, agent],
      [agent, citizen],
    ] as const) {
      await from.link.flushed();
      for (const bytes of from.sent.splice(0)) {
        const frame = parseFrame(bytes);
        if (frame) to.link.receive(frame, to.transport);
        if (frame?.header.kind === 'record') carried.relay++;
      }
      await to.link.settled();
    }
    carried.peer += await path.carry();
    clock.pass(20);
  }
  return carried;
}

/** @param losesOfAgent so many frames of the agent are lost on the peer transport, the first ones */
async function withPeer(losesOfAgent = 0) {
  const peers = await linkedPeers();
  await startEpoch(peers.citizen, peers.agent);
  const path = peerPath(peers.citizen, peers.agent);
  path.state.losesOfAgent = losesOfAgent;
  peers.citizen.link.opened(path.ends.citizen);
  peers.agent.link.opened(path.ends.agent);
  return { ...peers, path };
}

describe('two transports', () => {
  it('[L15] what is new goes over the peer transport once it has answered', async () => {
    const scene = await withPeer();
    scene.citizen.link.send('state', 'first');
    const before = await live(scene, scene.path, 100);
    expect(before).toEqual({ relay: 1, peer: 0 });
    await live(scene, scene.path, 1000);
    scene.citizen.link.send('state', 'second');
    scene.agent.link.send('control', 'third');
    expect(await live(scene, scene.path, 300)).toEqual({ relay: 0, peer: 2 });
    expect(scene.agent.messages).toEqual(['first', 'second']);
    expect(scene.citizen.messages).toEqual(['third']);
  });

  it('[L15] a ping that was lost is asked again, also while the other side is heard all the time', async () => {
    const scene = await withPeer(1);
    await live(scene, scene.path, 6000);
    scene.agent.link.send('control', 'over the peer transport');
    expect(await live(scene, scene.path, 300)).toEqual({ relay: 0, peer: 1 });
  });

  it('[L16] an idle peer transport that swallows everything is noticed within a second', async () => {
    const scene = await withPeer();
    await live(scene, scene.path, 3000);
    scene.path.state.isHole = true;
    await live(scene, scene.path, 1000);
    expect(scene.path.state.doubted).toBe(2);
    scene.citizen.link.send('state', 'over the relay');
    expect(await live(scene, scene.path, 100)).toEqual({ relay: 1, peer: 0 });
    expect(scene.agent.messages).toEqual(['over the relay']);
    expect(scene.citizen.reach).toEqual([]);
  });

  it('[L16] what was under way over it goes over the relay', async () => {
    const scene = await withPeer();
    await live(scene, scene.path, 3000);
    scene.path.state.isHole = true;
    scene.citizen.link.send('state', 'swallowed');
    await live(scene, scene.path, 1000);
    expect(scene.agent.messages).toEqual(['swallowed']);
  });

  it('[L14] [L15] a peer transport that closes hands over at once, and each record is delivered once', async () => {
    const scene = await withPeer();
    await live(scene, scene.path, 3000);
    for (let n = 0; n < 5; n++) scene.citizen.link.send('state', n);
    await scene.citizen.link.flushed();
    scene.citizen.link.closed(scene.path.ends.citizen);
    scene.agent.link.closed(scene.path.ends.agent);
    await live(scene, scene.path, 500);
    expect(scene.agent.messages).toEqual([0, 1, 2, 3, 4]);
  });
});
