import { randomBytes, utf8 } from '@medkig/pairing/bytes';
import { answerEpoch } from '@medkig/pairing/epoch';
import { parseFrame, wholeFrame } from '@medkig/protocol/session/frame';
import { describe, expect, it } from 'vitest';
import { createDeflater } from './deflater.ts';
import { createLaneSender } from './lane-sender.ts';
import { converse, deliver, linkedPeers, sentOf, startEpoch } from './linked-peers.fixture.ts';

describe('two linked peers', () => {
  it('[L1] cannot send before the first epoch', async () => {
    const { citizen, agent } = await linkedPeers();
    expect(citizen.link.send('control', 1)).toBe(false);
    expect(agent.link.send('control', 1)).toBe(false);
  });

  it('[L2] deliver messages of every lane, in both directions, in order', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    for (let n = 0; n < 20; n++) citizen.link.send('state', { n });
    citizen.link.send('control', 'pause');
    agent.link.send('volatile', { x: 1 });
    await deliver(citizen, agent);
    await deliver(agent, citizen);
    expect(agent.messages).toEqual([...Array.from({ length: 20 }, (_, n) => ({ n })), 'pause']);
    expect(citizen.messages).toEqual([{ x: 1 }]);
  });

  it('[L3] cut a long message into frames of 16 KB and put it together again', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    const long = Array.from({ length: 60_000 }, (_, n) => Math.sin(n).toString(36));
    citizen.link.send('state', long);
    const first = await sentOf(citizen, 'record');
    expect(first.length).toBeGreaterThan(2);
    for (const frame of first) expect(frame.length).toBeLessThanOrEqual(16 * 1024 + 32);
    await converse(citizen, agent);
    expect(agent.messages).toEqual([long]);
  });

  it('[L4] send repeated text for a few bytes within an epoch', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    const message = { words: Array.from({ length: 300 }, (_, n) => `ord ${n * 7919}`) };
    citizen.link.send('state', message);
    citizen.link.send('state', message);
    const [first, second] = (await sentOf(citizen, 'record')).map((frame) => frame.length);
    expect(second).toBeLessThan((first ?? 0) / 8);
  });

  it('[L4] send a large message by itself, between those of the stream', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    const large = Array.from({ length: 5000 }, (_, n) => `ord ${n}`);
    const all = ['before', large, 'after', large];
    for (const message of all) citizen.link.send('state', message);
    await converse(citizen, agent);
    expect(agent.messages).toEqual(all);
  });

  it('[L4] send what the agent says as it is', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    agent.link.send('state', 'plain');
    await deliver(agent, citizen);
    expect(citizen.messages).toEqual(['plain']);
  });

  it('[L5] pad control messages to 64 bytes', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    citizen.link.send('control', { t: 'pause' });
    citizen.link.send('control', { t: 'outcome', id: 12, outcome: 'done' });
    const sent = await sentOf(citizen, 'record');
    expect(new Set(sent.map((frame) => frame.length))).toEqual(new Set([5 + 64 + 16]));
  });
});

describe('a relay that meddles', () => {
  for (const [name, hook] of Object.entries({
    'flips a bit': (frame: Uint8Array, index: number) => [
      index === 1 ? flipped(frame, frame.length - 1) : frame,
    ],
    'changes the header': (frame: Uint8Array, index: number) => [index === 1 ? flipped(frame, 0) : frame],
  })) {
    it(`[L6] ${name}: nothing wrong is delivered, and one fault is told`, async () => {
      const { citizen, agent } = await linkedPeers();
      await startEpoch(citizen, agent);
      for (let n = 0; n < 5; n++) citizen.link.send('state', n);
      await deliver(citizen, agent, hook);
      expect(agent.messages).toEqual([0]);
      expect(agent.faults).toEqual(['unsealed']);
    });
  }

  it('[L6] claims a later epoch: the record counts as lost', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    for (let n = 0; n < 5; n++) citizen.link.send('state', n);
    await deliver(citizen, agent, (frame, index) => [index === 1 ? flipped(frame, 3, 2) : frame]);
    expect(agent.messages).toEqual([0]);
    expect(agent.faults).toEqual([]);
  });

  it('[L7] recovers by a new epoch, and drops late frames of the old one', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    citizen.link.send('state', 'lost');
    citizen.link.send('state', 'late');
    await citizen.link.flushed();
    const late = citizen.sent.splice(0).slice(1);
    await startEpoch(citizen, agent);
    citizen.sent.push(...late);
    citizen.link.send('state', 'new');
    await deliver(citizen, agent);
    expect(agent.messages).toEqual(['new']);
    expect(agent.faults).toEqual([]);
  });
});

describe('a page that reloads', () => {
  it('[L8] continues from the stored root', async () => {
    const { citizen, agent, peer } = await linkedPeers();
    await startEpoch(citizen, agent);
    const reloaded = peer('citizen', citizen.roots.at(-1));
    await startEpoch(reloaded, agent);
    reloaded.link.send('state', 'again');
    await deliver(reloaded, agent);
    expect(agent.messages).toEqual(['again']);
  });

  it('[L8] continues also when it reloads twice before anything was answered', async () => {
    const { citizen, agent, peer } = await linkedPeers();
    await startEpoch(citizen, agent);
    const stored = citizen.roots.at(-1);
    const first = peer('citizen', stored);
    first.link.startEpoch();
    await deliver(first, agent);
    agent.sent.splice(0); // the answer reaches a page that is gone
    const second = peer('citizen', stored);
    await startEpoch(second, agent);
    second.link.send('control', 'here');
    await deliver(second, agent);
    expect(agent.messages).toEqual(['here']);
  });

  it('[L9] locks out a duplicate that kept an older root', async () => {
    const { citizen, agent, peer } = await linkedPeers();
    await startEpoch(citizen, agent);
    const copied = peer('citizen', citizen.roots.at(-1));
    for (let round = 0; round < 2; round++) {
      await startEpoch(citizen, agent);
      citizen.link.send('control', 'proof');
      await deliver(citizen, agent);
    }
    copied.link.startEpoch();
    await deliver(copied, agent);
    expect(agent.faults).toEqual(['epoch']);
  });
});

describe("the agent's page that reloads", () => {
  it('[L12] continues while the citizen stays where they are', async () => {
    const { citizen, agent, peer } = await linkedPeers();
    await startEpoch(citizen, agent);
    citizen.link.send('control', 'proof');
    await deliver(citizen, agent);
    const reloaded = peer('agent', agent.roots.at(-1));
    await startEpoch(citizen, reloaded);
    citizen.link.send('state', 'again');
    await deliver(citizen, reloaded);
    expect(reloaded.messages).toEqual(['again']);
  });

  it('[L12] continues when its answer to the last offer was lost with it', async () => {
    const { citizen, agent, peer } = await linkedPeers();
    await startEpoch(citizen, agent);
    citizen.link.send('control', 'proof');
    citizen.link.startEpoch();
    await deliver(citizen, agent);
    const reloaded = peer('agent', agent.roots.at(-1));
    await startEpoch(citizen, reloaded);
    citizen.link.send('state', 'again');
    await deliver(citizen, reloaded);
    expect(reloaded.messages).toEqual(['again']);
  });

  it('[L12] forgets the older root as soon as the newer one is proved', async () => {
    const { citizen, agent } = await linkedPeers();
    citizen.link.startEpoch();
    await deliver(citizen, agent);
    expect(agent.roots.at(-1)?.pending).toHaveLength(1);
    await deliver(agent, citizen);
    await deliver(citizen, agent);
    expect(agent.roots.at(-1)?.pending).toBeUndefined();
    expect(agent.roots.at(-1)?.confirmed.epoch).toBe(1);
  });
});

describe('a listener that throws', () => {
  it('[L11] costs one fault, not the messages behind it', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    agent.messages.push = () => {
      Reflect.deleteProperty(agent.messages, 'push');
      throw new Error('a mistake of ours');
    };
    citizen.link.send('control', 'first');
    citizen.link.send('control', 'second');
    await deliver(citizen, agent);
    expect(agent.faults).toEqual(['failed']);
    expect(agent.messages).toEqual(['second']);
  });

  it('[L8] an answer to a replaced offer is passed over, and the right one still counts', async () => {
    const { citizen, agent } = await linkedPeers();
    citizen.link.startEpoch();
    citizen.link.startEpoch();
    await converse(citizen, agent);
    citizen.link.send('state', 'here');
    await deliver(citizen, agent);
    expect(citizen.faults).toEqual([]);
    expect(agent.messages).toEqual(['here']);
  });
});

describe('a hostile citizen', () => {
  it('[L10] whose message is no JSON is told apart, not thrown', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    citizen.link.send('control', undefined);
    await deliver(citizen, agent);
    expect(agent.faults).toEqual(['malformed']);
  });

  it('[L10] whose message inflates without end is cut off', async () => {
    const { citizen, agent } = await linkedPeers();
    await startEpoch(citizen, agent);
    citizen.link.send('state', ' '.repeat(40 * 1024 * 1024));
    await deliver(citizen, agent);
    expect(agent.messages).toEqual([]);
    expect(agent.faults).toEqual(['malformed']);
  });
});

describe('a hostile agent', () => {
  it('[L4] who compresses is told apart: the citizen cannot inflate', async () => {
    const { citizen, from, x25519 } = await linkedPeers();
    citizen.link.startEpoch();
    await citizen.link.flushed();
    const offer = parseFrame(citizen.sent.splice(0)[0] ?? new Uint8Array());
    const answered = await answerEpoch([from], offer?.payload ?? new Uint8Array(), x25519, randomBytes);
    if (!answered.ok) throw new Error('the offer is refused');
    const { answer, keys } = answered.value;
    const sender = createLaneSender('state', keys.epoch, await keys.laneKey('a2c', 'state'));
    const sealed = await sender.records(createDeflater().push(utf8('"hello"')), 'stream');
    for (const bytes of [wholeFrame('epoch', keys.epoch, answer), ...sealed.map(({ frame }) => frame)]) {
      const frame = parseFrame(bytes);
      if (frame) citizen.link.receive(frame, citizen.transport);
    }
    await citizen.link.settled();
    expect(citizen.messages).toEqual([]);
    expect(citizen.faults).toEqual(['malformed']);
  });
});

function flipped(frame: Uint8Array, at: number, bits = 1): Uint8Array {
  const changed = frame.slice();
  changed[at] = (changed[at] ?? 0) ^ bits;
  return changed;
}
