/**
 * Live pairs while somebody floods their relay, from one address and from many: nothing of theirs is lost or late. `npm run
 * chaos` judges how late; here a relay that stands still would be seen.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { relayLimits } from '@medkig/server/relay-limits';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rounds, times } from './figures.ts';
import { attacks, type FloodOrder } from './flood-order.ts';
import { joinedSocket } from './relay-socket.ts';

const PAIRS = 20;
const FRAMES_PER_SECOND = 20;
/** In `npm test` a second, in `npm run chaos` ten. */
const FLOOD_MS = rounds * 500;
const [STANDS_STILL_MS, LATE_MS] = [3_000, 100];
const boundMs = rounds >= 20 ? LATE_MS : STANDS_STILL_MS;

const FIVE_TIMES = 5;
const sources = [
  ['one address', 1, relayLimits.joinsPerAddress.perSecond * FIVE_TIMES * 4],
  ['fifty addresses', 50, relayLimits.handshakes.perSecond * FIVE_TIMES],
] as const;

let relay: ChildProcess;
let port: number;
let pairs: { citizen: Socket; agent: Socket }[];

function start(file: string): ChildProcess {
  return fork(join(import.meta.dirname, file));
}

const connect = (auth: Record<string, unknown>, origin: string) => joinedSocket(auth, { port, origin });

async function newPair(_: unknown, number: number): Promise<{ citizen: Socket; agent: Socket }> {
  const agent = await connect({ v: 1, seat: 'agent', ticket: `agent-${number}` }, 'https://medkig.example');
  const citizen = await connect({ v: 1, seat: 'citizen', site: 'vestby' }, 'https://vestby.example');
  const { nameplate } = await agent.emitWithAck('open', { na: 'n'.repeat(43) });
  const claimed = await citizen.emitWithAck('claim', { nameplate });
  if (!claimed.ok) throw new Error(`no seat: ${claimed.reason}`);
  agent.emit('paired', {});
  return { citizen, agent };
}

/** Sends from each citizen in turn until it is told to stop; resolves with how long each frame took, in milliseconds. */
async function talk(stopped: Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  const next = pairs.map(() => 0);
  const sent = pairs.map(() => 0);
  for (const [index, { agent }] of pairs.entries()) {
    agent.on('frame', (bytes: Uint8Array) => {
      const frame = Buffer.from(bytes);
      if (frame.readUInt32BE(8) === next[index]) next[index] += 1;
      took.push(performance.now() - frame.readDoubleBE(0));
    });
  }
  let isOver = false;
  void stopped.then(() => {
    isOver = true;
  });
  for (let turn = 0; !isOver; turn += 1) {
    const index = turn % pairs.length;
    const frame = Buffer.alloc(260, 7);
    frame.writeDoubleBE(performance.now(), 0);
    frame.writeUInt32BE(sent[index] ?? 0, 8);
    sent[index] = (sent[index] ?? 0) + 1;
    pairs[index]?.citizen.emit('frame', frame);
    await delay(1000 / FRAMES_PER_SECOND / PAIRS);
  }
  // One that is lost, doubled or out of turn stops the count.
  await expect.poll(() => next).toEqual(sent);
  for (const { agent } of pairs) agent.off('frame');
  return took;
}

describe.each(sources)('from %s', (from, addresses, rate) => {
  beforeAll(async () => {
    relay = start('flooded-relay.ts');
    [port] = await once(relay, 'message');
    pairs = await Promise.all(Array.from({ length: PAIRS }, newPair));
  });
  afterAll(() => {
    for (const { citizen, agent } of pairs) {
      citizen.disconnect();
      agent.disconnect();
    }
    relay.disconnect();
  });

  it.each(attacks)('%s leave live pairs alone', async (attack) => {
    const flooder = start('flooder.ts');
    const order: FloodOrder = { port, attack, addresses, rate };
    flooder.send(order);
    const took = await talk(delay(FLOOD_MS));
    flooder.send('stop');
    const [{ tries, admitted }] = await once(flooder, 'message');
    const figures = times(
      `${attack} from ${from}, ${tries} tries, ${admitted} let in: a frame of a live pair`,
    );
    for (const one of took) figures.add(one);
    figures.tell();
    expect(tries).toBeGreaterThan(0);
    expect(took.toSorted((a, b) => a - b)[Math.ceil(took.length * 0.95) - 1]).toBeLessThan(boundMs);
  });
});
