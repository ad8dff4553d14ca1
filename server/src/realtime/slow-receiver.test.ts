/** A citizen who does not read for a while, and an agent who sends all the same. */
import { once } from 'node:events';
import { MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { joinRaw, type RawWebSocket } from './raw-websocket.ts';
import { na, type Peer, startRelay, type TestRelay } from './relay-for-tests.ts';
import type { RelayLimits } from './relay-limits.ts';

const generous: Partial<RelayLimits> = {
  bytes: { burst: 1e9, perSecond: 0 },
  messages: { burst: 1e6, perSecond: 0 },
  controls: { burst: 1e6, perSecond: 0 },
};

let relay: TestRelay;
let agent: Peer;
let citizen: RawWebSocket;
let seat: { roomId: string; seatKey: string };
beforeEach(async () => {
  relay = await startRelay({ limits: generous });
  agent = await relay.agent();
  const { nameplate } = await agent.ask('open', { na });
  citizen = await joinRaw(relay.port, 'https://vestby.example', { v: 1, seat: 'citizen', site: 'vestby' });
  citizen.send(`420["claim",{"nameplate":"${nameplate}"}]`);
  const [claimed]: [typeof seat] = JSON.parse(String((await citizen.next())?.data).slice(3));
  seat = { roomId: claimed.roomId, seatKey: claimed.seatKey };
  await agent.next();
  agent.tell('paired', {});
  citizen.socket.pause();
});
afterEach(() => relay.stop());

/** A record of this lane, or a report, as the relay can read it. */
function frame(what: 'state' | 'volatile' | 'report', bytes = MAX_FRAME_BYTES): Buffer {
  const whole = Buffer.alloc(bytes);
  whole[1] = what === 'report' ? 4 : 3;
  whole[2] = what === 'state' ? 0 : 2;
  return whole;
}

/** Sends state until the relay says something, which is returned; what the kernels in between hold differs. */
async function sendUntilTold(): Promise<{ sent: number; told: unknown[] }> {
  const next = agent.next();
  for (let sent = 0; ; ) {
    for (let batch = 0; batch < 32; batch += 1) agent.tell('frame', frame('state'));
    sent += 32;
    const told = await Promise.race([next, agent.ask('ping', {})]);
    if (Array.isArray(told)) return { sent, told };
  }
}

async function sendUntilSlow(): Promise<number> {
  const { sent, told } = await sendUntilTold();
  expect(told).toEqual(['peer', { state: 'slow' }]);
  return sent;
}

/** Reads everything up to the frame that ends it. */
async function readTo(last: Buffer): Promise<Buffer[]> {
  citizen.socket.resume();
  const read: Buffer[] = [];
  for (;;) {
    const message = await citizen.next();
    if (!message) throw new Error('the connection was closed');
    if (message.kind !== 'binary') continue;
    if (message.data.equals(last)) return read;
    read.push(message.data);
  }
}

it('[S22] the sender is told once that it is slow, and once that it keeps up again; no frame of state is lost', async () => {
  const sent = await sendUntilSlow();
  for (let more = 0; more < 4; more += 1) agent.tell('frame', frame('state'));
  agent.tell('frame', Buffer.from('the end'));
  expect(await readTo(Buffer.from('the end'))).toHaveLength(sent + 4);
  expect(await agent.next()).toEqual(['peer', { state: 'keeping-up' }]);
  agent.tell('end', {});
  expect(await agent.next()).toEqual(['ended', { reason: 'agent' }]);
});

it('[S22] volatile records to a slow receiver are dropped, to others not, and reports never', async () => {
  agent.tell('frame', frame('volatile', 17));
  await sendUntilSlow();
  for (let more = 0; more < 10; more += 1) agent.tell('frame', frame('volatile', 100));
  agent.tell('frame', frame('report', 18));
  agent.tell('frame', Buffer.from('the end'));
  const read = await readTo(Buffer.from('the end'));
  expect(read.filter((one) => one[2] === 2).map(({ length }) => length)).toEqual([17, 18]);
});

it('[S22] one for whom too much waits is disconnected, and may resume', async () => {
  await sendUntilSlow();
  expect((await sendUntilTold()).told).toEqual(['peer', { state: 'away' }]);
  expect(relay.log).toContainEqual(expect.objectContaining({ event: 'receiver-slow', seat: 'citizen' }));
  const back = await relay.citizen();
  expect(await back.ask('resume', seat)).toEqual({ ok: true, peer: 'here' });
});

it('[S22] so is one for whom nothing leaves for 15 seconds', async () => {
  await sendUntilSlow();
  await agent.ask('ping', {});
  relay.advance(15_000);
  expect(await agent.next()).toEqual(['peer', { state: 'away' }]);
  citizen.socket.resume();
  await once(citizen.socket, 'close');
});
