/**
 * What the link takes for granted of every transport. Each rule throws when it does not hold and needs no test runner,
 * so that it can be tried inside any browser's page.
 */
import { encodeHeader, joinFrame, type Lane, parseFrame } from '@medkig/protocol/session/frame';
import type { Transport } from './transport.ts';

/** One side of a connection, and what its handlers were told. */
export interface ContractEnd {
  transport: Transport;
  opened: number;
  closed: number;
  frames: Uint8Array[];
}

/** Two ends that are connecting or connected. */
export interface ContractPair {
  near: ContractEnd;
  far: ContractEnd;
  /** The way between them is gone, and both sides can notice. */
  cut(): void;
  /** Both sides are done. */
  end(): void | Promise<void>;
}

export interface Rule {
  name: string;
  holds(pair: ContractPair): Promise<void>;
}

const LARGEST = 16 * 1024;
/** The link hands nothing over while more than this waits, in bytes. */
const ENOUGH_WAITS = 256 * 1024;
const LOOK_MS = 5;
const PATIENCE_MS = 20_000;

const rules: Rule[] = [];
function rule(name: string, holds: Rule['holds']): void {
  rules.push({ name, holds });
}
/** Every rule, in an order that has no meaning. */
export const transportContract: readonly Rule[] = rules;

rule('frames of every size arrive whole and in order, both ways', async (pair) => {
  await open(pair);
  const sizes = [17, 18, 64, 1000, 1024, 4096, 16_383, LARGEST];
  for (const [from, to] of [
    [pair.near, pair.far],
    [pair.far, pair.near],
  ] as const) {
    const sent = sizes.map((size, seq) => frameOf('state', seq, size));
    for (const frame of sent) from.transport.sendFrame(frame);
    await until(() => to.frames.length === sent.length, 'all frames to arrive');
    expectSame(to.frames, sent);
  }
});

rule('the lanes state and control keep the order they were sent in', async (pair) => {
  await open(pair);
  const sent = Array.from({ length: 200 }, (_, seq) => frameOf(seq % 3 ? 'state' : 'control', seq, 17 + seq));
  for (const frame of sent) pair.near.transport.sendFrame(frame);
  await until(() => pair.far.frames.length === sent.length, 'all frames to arrive');
  expectSame(pair.far.frames, sent);
});

rule('a volatile frame arrives whole, where the way is free', async (pair) => {
  await open(pair);
  const seen = () => pair.far.frames.some((frame) => isSame(frame, frameOf('volatile', 0, 80)));
  await until(() => {
    pair.near.transport.sendFrame(frameOf('volatile', 0, 80));
    return seen();
  }, 'a volatile frame to arrive');
});

rule('a sender may use its frame again at once', async (pair) => {
  await open(pair);
  const frame = frameOf('state', 0, 4096);
  const sent = frame.slice();
  pair.near.transport.sendFrame(frame);
  frame.fill(0);
  await until(() => pair.far.frames.length === 1, 'the frame to arrive');
  expectSame(pair.far.frames, [sent]);
});

rule(
  'four megabytes that are handed over no faster than they leave arrive whole and in order',
  async (pair) => {
    await open(pair);
    const sent = Array.from({ length: 256 }, (_, seq) => frameOf('state', seq, LARGEST));
    for (const frame of sent) {
      await until(() => pair.near.transport.waitingBytes() < ENOUGH_WAITS, 'some to leave');
      pair.near.transport.sendFrame(frame);
    }
    await until(() => pair.far.frames.length === sent.length, 'all frames to arrive');
    expectSame(pair.far.frames, sent);
    await until(() => pair.near.transport.waitingBytes() === 0, 'nothing to wait');
  },
);

rule(
  'four megabytes at once do no harm: what was taken arrives in order, and so does what follows',
  async (pair) => {
    await open(pair);
    const sent = Array.from({ length: 256 }, (_, seq) => frameOf('state', seq, LARGEST));
    for (const frame of sent) pair.near.transport.sendFrame(frame);
    await until(() => pair.near.transport.waitingBytes() === 0, 'nothing to wait');
    const last = frameOf('state', 9999, 20);
    pair.near.transport.sendFrame(last);
    await until(() => pair.far.frames.some((frame) => isSame(frame, last)), 'what follows to arrive');
    const seqs = pair.far.frames.map(seqOf);
    const inOrder = seqs.every((seq, i) => i === 0 || seq > (seqs[i - 1] ?? seq));
    if (!inOrder || seqs[0] !== 0) throw new Error(`out of order: ${seqs.join(' ')}`);
  },
);

rule('each side says once that it is open, and once that it is closed', async (pair) => {
  await open(pair);
  pair.cut();
  await until(() => !pair.near.transport.isOpen() && !pair.far.transport.isOpen(), 'both to be closed');
  const told = [pair.near.opened, pair.far.opened, pair.near.closed, pair.far.closed];
  if (told.join() !== '1,1,1,1') throw new Error(`opened and closed were told ${told.join(', ')} times`);
});

rule('what is sent when it is closed is dropped without a sound', async (pair) => {
  await open(pair);
  pair.cut();
  await until(() => !pair.near.transport.isOpen(), 'it to be closed');
  pair.near.transport.sendFrame(frameOf('state', 0, 100));
  pair.near.transport.sendFrame(frameOf('volatile', 0, 100));
  if (pair.near.transport.waitingBytes() !== 0) throw new Error('something waits');
  if (pair.far.frames.length !== 0) throw new Error('something arrived');
});

async function open({ near, far }: ContractPair): Promise<void> {
  await until(() => near.transport.isOpen() && far.transport.isOpen(), 'both to be open');
}

function frameOf(lane: Lane, seq: number, size: number): Uint8Array<ArrayBuffer> {
  const header = encodeHeader({
    kind: 'record',
    lane,
    compression: 'none',
    epoch: 1,
    seq,
    chunk: 0,
    chunks: 1,
  });
  const payload = Uint8Array.from({ length: size - header.length }, (_, i) => (i * 31 + seq) % 256);
  return joinFrame(header, payload);
}

function seqOf(frame: Uint8Array): number {
  return parseFrame(frame)?.header.seq ?? -1;
}

function isSame(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return one.length === other?.length && one.every((byte, i) => byte === other[i]);
}

function expectSame(received: readonly Uint8Array[], sent: readonly Uint8Array[]): void {
  const wrong = sent.findIndex((frame, i) => !isSame(frame, received[i]));
  if (wrong >= 0 || received.length !== sent.length)
    throw new Error(`frame ${wrong} of ${sent.length} is not the one that was sent`);
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
