/** A hundred pairs, twenty frames a second from each citizen: what one frame costs a relay. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';

const PAIRS = 100;
const FRAMES_PER_SECOND = 20;
const FRAME_BYTES = 260;

/** Sends one frame as the citizen of a pair. */
type Send = (frame: Uint8Array) => void;

interface Connected {
  senders: Send[];
  received(): number;
  close(): void;
}

/** Microseconds of the relay's processor time for each frame that came out at the other end. */
export async function relayCost(relay: 'ws' | 'product', milliseconds: number): Promise<number> {
  const child = fork(join(import.meta.dirname, `${relay}-relay.ts`));
  const [port] = await once(child, 'message');
  const connected = relay === 'ws' ? await overWs(port) : await overProduct(port);
  await drive(connected.senders, 1500);
  const before = { cpu: await cpuOf(child), frames: connected.received() };
  await drive(connected.senders, milliseconds);
  const cpu = (await cpuOf(child)) - before.cpu;
  const frames = connected.received() - before.frames;
  connected.close();
  child.disconnect();
  return cpu / frames;
}

async function cpuOf(child: ChildProcess): Promise<number> {
  const answer = once(child, 'message');
  child.send('cpu');
  const [cpu] = await answer;
  return Number(cpu);
}

/** The pairs take turns, so that the relay never gets them all at once. */
async function drive(senders: readonly Send[], milliseconds: number): Promise<void> {
  const frame = new Uint8Array(FRAME_BYTES).fill(7);
  const start = performance.now();
  const perMillisecond = (senders.length * FRAMES_PER_SECOND) / 1000;
  for (let sent = 0; performance.now() < start + milliseconds; await delay(5)) {
    const due = (performance.now() - start) * perMillisecond;
    for (; sent < due; sent++) senders[sent % senders.length]?.(frame);
  }
  await delay(300);
}

async function overWs(port: number): Promise<Connected> {
  let received = 0;
  const sockets: WebSocket[] = [];
  const open = async (room: number) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/${room}`, { perMessageDeflate: false });
    sockets.push(socket);
    await once(socket, 'open');
    return socket;
  };
  const senders: Send[] = [];
  for (let room = 0; room < PAIRS; room++) {
    const [citizen, agent] = [await open(room), await open(room)];
    agent.on('message', () => received++);
    senders.push((frame) => citizen.send(frame));
  }
  return {
    senders,
    received: () => received,
    close: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}

async function overProduct(port: number): Promise<Connected> {
  let received = 0;
  const sockets: Socket[] = [];
  const join = async (auth: Record<string, unknown>, origin: string) => {
    const socket = io(`http://127.0.0.1:${port}`, {
      path: '/relay/',
      parser: { Encoder, Decoder },
      transports: ['websocket'],
      auth,
      extraHeaders: { origin },
      forceNew: true,
      reconnection: false,
    });
    sockets.push(socket);
    await new Promise<void>((resolve, reject) => {
      socket.on('connect', resolve);
      socket.on('connect_error', reject);
    });
    return socket;
  };
  const senders: Send[] = [];
  for (let room = 0; room < PAIRS; room++) {
    const agent = await join({ v: 1, seat: 'agent', ticket: `agent-${room}` }, 'https://medkig.example');
    const citizen = await join({ v: 1, seat: 'citizen', site: 'vestby' }, 'https://vestby.example');
    const { nameplate } = await agent.emitWithAck('open', { na: 'n'.repeat(43) });
    const claimed = await citizen.emitWithAck('claim', { nameplate });
    if (!claimed.ok) throw new Error(`no seat: ${claimed.reason}`);
    agent.emit('paired', {});
    agent.on('frame', () => received++);
    senders.push((frame) => citizen.emit('frame', frame));
  }
  return {
    senders,
    received: () => received,
    close: () => {
      for (const socket of sockets) socket.disconnect();
    },
  };
}
