import { ROOM_IDLE_MS, ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  arrived,
  claimedRoom,
  na,
  pairedRoom,
  type Room,
  startRelay,
  type TestRelay,
} from './relay-for-tests.ts';
import { createMemoryRoomStore } from './room-store.fixture.ts';
import type { RoomStore } from './room-store.ts';

let rooms: RoomStore;
let relay: TestRelay;
let before: TestRelay;
beforeEach(async () => {
  rooms = createMemoryRoomStore();
  relay = await startRelay({ rooms });
  before = relay;
});
afterEach(async () => {
  await before.stop();
  await relay.stop();
});

/** `killed`: the old process never gets to say or write anything. */
async function restart(how: 'stopped' | 'killed' = 'stopped'): Promise<void> {
  if (how === 'stopped') await relay.gateway.close();
  relay = await startRelay({ rooms });
}

async function resumed(room: Room): Promise<{ agent: Room['agent']; citizen: Room['citizen'] }> {
  const { roomId, agentKey, citizenKey } = room;
  const [agent, citizen] = [await relay.agent(), await relay.citizen()];
  expect(await agent.ask('resume', { roomId, seatKey: agentKey })).toEqual({ ok: true, peer: 'away' });
  expect(await citizen.ask('resume', { roomId, seatKey: citizenKey })).toEqual({ ok: true, peer: 'here' });
  expect(await agent.next()).toEqual(['peer', { state: 'back' }]);
  return { agent, citizen };
}

const unknown = { ok: false, reason: 'unknown' };

describe.each(['stopped', 'killed'] as const)('a server that is %s and started again', (how) => {
  it('[S36] has the session of before, for those who hold its seats', async () => {
    const room = await pairedRoom(relay);
    await restart(how);
    const { roomId, agentKey } = room;
    const stranger = await relay.citizen();
    expect(await stranger.ask('resume', { roomId, seatKey: agentKey })).toEqual(unknown);
    const { agent, citizen } = await resumed(room);
    await arrived(agent, citizen);
    await arrived(citizen, agent);
  });

  it('[S37] has the code that waited, and it can be claimed once its agent is back', async () => {
    const agent = await relay.agent();
    const { roomId, seatKey, nameplate } = await agent.ask('open', { na });
    await restart(how);
    const citizen = await relay.citizen();
    expect(await citizen.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'busy' });
    expect(await (await relay.agent()).ask('resume', { roomId, seatKey })).toEqual({
      ok: true,
      peer: 'away',
    });
    expect(await citizen.ask('claim', { nameplate })).toMatchObject({ ok: true, roomId, na });
  });

  it('[S37] has forgotten a claim that was not paired', async () => {
    const { roomId, citizenKey, agentKey, nameplate } = await claimedRoom(relay);
    await restart(how);
    const [agent, citizen] = [await relay.agent(), await relay.citizen()];
    expect(await citizen.ask('resume', { roomId, seatKey: citizenKey })).toEqual(unknown);
    await agent.ask('resume', { roomId, seatKey: agentKey });
    expect(await citizen.ask('claim', { nameplate })).toMatchObject({ ok: true });
  });

  it('[S38] does not bring back what had ended', async () => {
    const { agent, citizen, roomId, agentKey } = await pairedRoom(relay);
    citizen.tell('end', {});
    await agent.next();
    await restart(how);
    expect(await (await relay.agent()).ask('resume', { roomId, seatKey: agentKey })).toEqual(unknown);
  });

  it('[S38] knows why a nameplate rests', async () => {
    const { nameplate } = await pairedRoom(relay);
    await restart(how);
    const late = await relay.citizen();
    expect(await late.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'used' });
  });
});

describe('[S37] a code is told', () => {
  let written: () => void;
  beforeEach(async () => {
    const flushed = new Promise<void>((resolve) => {
      written = resolve;
    });
    relay = await startRelay({ rooms: { ...rooms, flush: () => flushed } });
  });
  // A relay that closes waits for its rooms too.
  afterEach(() => written());

  it('once its room would outlive the process', async () => {
    const agent = await relay.agent();
    const answers: unknown[] = [];
    const answer = agent.ask('open', { na }).then((one) => answers.push(one));
    await agent.ask('ping', {});
    expect(answers).toEqual([]);
    written();
    await answer;
    expect(answers).toMatchObject([{ ok: true }]);
  });

  it('all the same when the database does not answer', async () => {
    expect(await (await relay.agent()).ask('open', { na })).toMatchObject({ ok: true });
  });
});

it('[S36] closes connections without a goodbye, so that browsers come back by themselves', async () => {
  const { agent, citizen } = await pairedRoom(relay);
  const polling = await relay.citizen('vestby', { transport: 'polling' });
  await relay.gateway.close();
  for (const peer of [agent, citizen, polling]) {
    expect((await lastWords(peer)).at(-1)).toEqual(['closed', 'transport close']);
  }
  await expect(relay.citizen()).rejects.toThrow('websocket error');
});

/** One peer may hear that the other went before its own connection closes. */
async function lastWords({ next }: Room['agent']): Promise<unknown[][]> {
  const heard = [await next()];
  while (heard.at(-1)?.[0] !== 'closed') heard.push(await next());
  expect(heard.slice(0, -1).every(([name]) => name === 'peer')).toBe(true);
  return heard;
}

it('[S37] idleness counts from the start', async () => {
  const room = await pairedRoom(relay);
  const start = 1_000_000 + ROOM_IDLE_MS;
  relay = await startRelay({ rooms }, start);
  const { agent, citizen } = await resumed(room);
  relay.advance(ROOM_IDLE_MS - 1);
  await arrived(agent, citizen);
});

it('[S37] the longest time counts from the opening', async () => {
  const room = await pairedRoom(relay);
  relay = await startRelay({ rooms }, 1_000_000 + ROOM_LONGEST_MS - 1);
  const { agent } = await resumed(room);
  relay.advance(1);
  expect(await agent.next()).toEqual(['ended', { reason: 'longest' }]);
});

it('keeps no seat key', async () => {
  const { agentKey, citizenKey } = await pairedRoom(relay);
  const stored = JSON.stringify(await rooms.load(0));
  expect(stored).not.toContain(agentKey);
  expect(stored).not.toContain(citizenKey);
});
