import { parseFrame } from '@medkig/protocol/session/frame';
import { describe, expect, it } from 'vitest';
import { converse, deliver, linkedPeers, sentOf, startEpoch } from './linked-peers.fixture.ts';

async function started() {
  const peers = await linkedPeers();
  await startEpoch(peers.citizen, peers.agent);
  return peers;
}

describe('a transport that loses', () => {
  it('[L13] a lost record is sent again, and those behind it wait for it', async () => {
    const { citizen, agent, clock } = await started();
    for (let n = 0; n < 4; n++) citizen.link.send('state', n);
    await deliver(citizen, agent, (frame, index) => (index === 1 ? [] : [frame]));
    expect(agent.messages).toEqual([0]);
    clock.pass(80);
    await converse(agent, citizen);
    expect(agent.messages).toEqual([0, 1, 2, 3]);
    expect(agent.faults).toEqual([]);
  });

  it('[L13] the last record is missed too: every report tells how far was sent', async () => {
    const { citizen, agent, clock } = await started();
    citizen.link.send('state', 'last');
    await deliver(citizen, agent, () => []);
    for (let quarter = 0; quarter < 8; quarter++) {
      clock.pass(250);
      await converse(citizen, agent);
    }
    expect(agent.messages).toEqual(['last']);
  });

  it('[L13] records that overtake each other are put in order', async () => {
    const { citizen, agent } = await started();
    for (let n = 0; n < 6; n++) citizen.link.send('state', n);
    await citizen.link.flushed();
    citizen.sent.reverse();
    await deliver(citizen, agent);
    expect(agent.messages).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('[L13] a record that comes twice is delivered once', async () => {
    const { citizen, agent } = await started();
    for (let n = 0; n < 3; n++) citizen.link.send('control', n);
    await deliver(citizen, agent, (frame) => [frame, frame]);
    expect(agent.messages).toEqual([0, 1, 2]);
    expect(agent.faults).toEqual([]);
  });

  it('[L14] what was sent into a connection that is gone goes again once the other side answers', async () => {
    const { citizen, agent, clock } = await started();
    citizen.link.send('state', 'into the void');
    await citizen.link.flushed();
    citizen.sent.splice(0);
    clock.pass(10);
    citizen.link.closed(citizen.transport);
    citizen.link.send('state', 'while away');
    await citizen.link.flushed();
    expect(await sentOf(citizen, 'record')).toEqual([]);
    clock.pass(500);
    citizen.link.opened(citizen.transport);
    await converse(citizen, agent);
    expect(agent.messages).toEqual(['into the void', 'while away']);
    expect(agent.roots.at(-1)?.confirmed.epoch).toBe(1);
  });

  it('[L14] what is said before the other side is back goes again as soon as it is', async () => {
    const { citizen, agent, clock } = await started();
    for (const peer of [citizen, agent]) peer.link.closed(peer.transport);
    clock.pass(10);
    citizen.link.send('state', 'to nobody');
    citizen.link.opened(citizen.transport);
    await citizen.link.flushed();
    expect(await sentOf(citizen, 'record')).toHaveLength(1);
    citizen.sent.splice(0);
    clock.pass(50);
    agent.link.opened(agent.transport);
    await converse(agent, citizen);
    expect(agent.messages).toEqual(['to nobody']);
  });

  it('[L14] what is being sealed while the connection is lost is not said over the next one', async () => {
    const { citizen } = await started();
    citizen.link.closed(citizen.transport);
    citizen.link.opened(citizen.transport);
    citizen.link.closed(citizen.transport);
    await citizen.link.flushed();
    expect(citizen.sent).toEqual([]);
  });

  it('[L14] what has been acknowledged is kept no longer', async () => {
    const { citizen, agent, clock } = await started();
    citizen.link.send('state', 'x');
    await citizen.link.flushed();
    expect(citizen.link.load().records).toBe(1);
    await deliver(citizen, agent);
    clock.pass(500);
    await deliver(agent, citizen);
    expect(citizen.link.load()).toEqual({ bytes: 0, records: 0, age: 0 });
  });
});

describe('much at once', () => {
  it('[L20] no more is under way than the other side has shown to keep up with, and pause overtakes it', async () => {
    const { citizen, agent, clock } = await started();
    const noise = Array.from({ length: 90_000 }, (_, n) => Math.sin(n).toString(36));
    citizen.link.send('state', noise);
    citizen.link.send('control', 'pause');
    const first = await sentOf(citizen, 'record');
    const bytes = first.reduce((sum, frame) => sum + frame.length, 0);
    expect(bytes).toBeLessThan(100 * 1024);
    await deliver(citizen, agent);
    expect(agent.messages).toEqual(['pause']);
    for (let round = 0; round < 20; round++) {
      clock.pass(250);
      await converse(agent, citizen);
    }
    expect(agent.messages).toEqual(['pause', noise]);
  });
});

describe('the other side', () => {
  it('[L19] is told to be gone when nothing is heard of it, and there as soon as it is', async () => {
    const { citizen, agent, clock } = await started();
    for (let n = 0; n < 20; n++) {
      clock.pass(250);
      await citizen.link.flushed();
    }
    expect(citizen.reach).toEqual(['gone']);
    await converse(citizen, agent);
    expect(citizen.reach).toEqual(['gone', 'there']);
  });

  it('[L19] that is quiet but there is asked now and then, and never told to be gone', async () => {
    const { citizen, agent, clock } = await started();
    for (let n = 0; n < 100; n++) {
      clock.pass(250);
      await converse(citizen, agent);
    }
    expect([...citizen.reach, ...agent.reach]).toEqual([]);
  });

  it('[L19] whose records are withheld while its reports come is gone too, until they come', async () => {
    const { citizen, agent, clock } = await started();
    const isRecord = (frame: Uint8Array) => parseFrame(frame)?.header.kind === 'record';
    citizen.link.send('state', 'withheld');
    for (let n = 0; n < 40; n++) {
      clock.pass(250);
      await deliver(citizen, agent, (frame) => (isRecord(frame) ? [] : [frame]));
      await deliver(agent, citizen);
    }
    expect(agent.reach).toEqual(['gone']);
    expect(citizen.reach).toEqual([]);
    clock.pass(4000);
    await converse(citizen, agent);
    await converse(citizen, agent);
    expect(agent.messages).toEqual(['withheld']);
    expect(agent.reach).toEqual(['gone', 'there']);
  });

  it('[L19] a connection that is lost and back within two seconds is not told', async () => {
    const { citizen, agent, clock } = await started();
    citizen.link.closed(citizen.transport);
    clock.pass(1900);
    citizen.link.opened(citizen.transport);
    await converse(citizen, agent);
    clock.pass(100);
    await converse(citizen, agent);
    expect(citizen.reach).toEqual([]);
  });
});

describe('a connection that may be dead', () => {
  it.each(['citizen', 'agent'] as const)(
    '[L16] before there are keys the %s doubts it each second',
    async (role) => {
      const peers = await linkedPeers();
      const { [role]: one, clock } = peers;
      peers.citizen.link.startEpoch();
      await peers.citizen.link.flushed();
      clock.pass(3000);
      expect(one.doubts).toBe(3);
      await converse(peers.citizen, peers.agent);
      clock.pass(100);
      await converse(peers.citizen, peers.agent);
      clock.pass(1000);
      expect(one.doubts).toBe(3);
    },
  );

  it('[L16] is doubted again for as long as nobody is heard over it', async () => {
    const { citizen, clock } = await started();
    clock.pass(6000);
    expect(citizen.doubts).toBeGreaterThan(2);
  });
});

describe('an epoch', () => {
  it('[L18] is offered again until it is answered', async () => {
    const { citizen, agent, clock } = await linkedPeers();
    citizen.link.startEpoch();
    await deliver(citizen, agent, () => []);
    clock.pass(1000);
    await converse(citizen, agent);
    expect(citizen.link.send('control', 'here')).toBe(true);
    await converse(citizen, agent);
    expect(agent.messages).toEqual(['here']);
  });

  it('[L18] that is offered twice by the relay is answered alike, and parts nobody', async () => {
    const { citizen, agent } = await linkedPeers();
    citizen.link.startEpoch();
    await deliver(citizen, agent, (frame) => [frame, frame]);
    await converse(agent, citizen);
    citizen.link.send('state', 'here');
    await converse(citizen, agent);
    expect(agent.messages).toEqual(['here']);
    expect([...citizen.faults, ...agent.faults]).toEqual([]);
  });

  it('[L18] whose older offer comes late parts nobody', async () => {
    const { citizen, agent } = await linkedPeers();
    citizen.link.startEpoch();
    await citizen.link.flushed();
    const late = citizen.sent.splice(0);
    await startEpoch(citizen, agent);
    citizen.sent.push(...late);
    await converse(citizen, agent);
    citizen.link.send('state', 'here');
    await converse(citizen, agent);
    citizen.link.startEpoch();
    await converse(citizen, agent);
    citizen.link.send('state', 'and on');
    await converse(citizen, agent);
    expect(agent.messages).toEqual(['here', 'and on']);
  });

  it('[L17] is not asked for right after the handshake: the citizen offers one anyway', async () => {
    const { citizen, agent } = await linkedPeers();
    agent.link.closed(agent.transport);
    agent.link.opened(agent.transport);
    citizen.link.startEpoch();
    await converse(citizen, agent);
    expect(citizen.wanted).toBe(0);
    expect(agent.roots.at(-1)?.confirmed.epoch).toBe(1);
  });

  it('[L17] is asked for by an agent whose page was reloaded', async () => {
    const { citizen, agent, peer, clock } = await started();
    const reloaded = peer('agent', agent.roots.at(-1));
    clock.pass(1000);
    reloaded.link.closed(reloaded.transport);
    reloaded.link.opened(reloaded.transport);
    citizen.link.send('control', 'hello?');
    await deliver(citizen, reloaded);
    await deliver(reloaded, citizen);
    expect(citizen.wanted).toBeGreaterThan(0);
    expect(reloaded.messages).toEqual([]);
  });
});
