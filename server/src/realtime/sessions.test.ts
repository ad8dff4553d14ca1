import { MAX_FRAME_BYTES, ROOM_IDLE_MS, ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { joinRaw } from './raw-websocket.ts';
import { arrived, claimedRoom, na, pairedRoom, startRelay, type TestRelay } from './relay-for-tests.ts';

let relay: TestRelay;
/** Where sessions have crossed to, by room. */
let crossings: Map<string, string>;
beforeEach(async () => {
  crossings = new Map();
  relay = await startRelay({ crossedTo: async (roomId) => ({ ok: true, value: crossings.get(roomId) }) });
});
afterEach(() => relay.stop());

const vestby = 'https://vestby.example';

describe('frames', () => {
  it('[S18] cross both ways unchanged, largest included, also over polling', async () => {
    const agent = await relay.agent();
    const { nameplate } = await agent.ask('open', { na });
    const citizen = await relay.citizen('vestby', { transport: 'polling' });
    await citizen.ask('claim', { nameplate });
    await agent.next();
    const largest = Buffer.alloc(MAX_FRAME_BYTES, 0xa5);
    citizen.tell('frame', largest);
    expect(await agent.next()).toEqual(['frame', largest]);
    agent.tell('frame', largest);
    expect(await citizen.next()).toEqual(['frame', largest]);
  });

  it('[S18] reach no other room', async () => {
    const one = await pairedRoom(relay, 'anna');
    const two = await pairedRoom(relay, 'bo');
    one.citizen.tell('frame', Buffer.from('for anna'));
    expect(await one.agent.next()).toEqual(['frame', Buffer.from('for anna')]);
    await arrived(two.citizen, two.agent);
  });

  it('[S2] a frame is exactly one binary message on the wire, in and out', async () => {
    const agent = await relay.agent();
    const { nameplate } = await agent.ask('open', { na });
    const raw = await joinRaw(relay.port, vestby, { v: 1, seat: 'citizen', site: 'vestby' });
    raw.send(`420["claim",{"nameplate":"${nameplate}"}]`);
    await raw.next();
    await agent.next();
    raw.send(Buffer.of(1, 2, 3));
    expect(await agent.next()).toEqual(['frame', Buffer.of(1, 2, 3)]);
    agent.tell('frame', Buffer.of(4, 5));
    agent.tell('end', {});
    expect(await raw.next()).toEqual({ kind: 'binary', data: Buffer.of(4, 5) });
    expect(await raw.next()).toEqual({ kind: 'text', data: Buffer.from('42["ended",{"reason":"agent"}]') });
  });

  it('[S19] a frame to a seat that is away is dropped, and the session goes on', async () => {
    const { agent, citizen, roomId, citizenKey } = await pairedRoom(relay);
    citizen.socket.disconnect();
    expect(await agent.next()).toEqual(['peer', { state: 'away' }]);
    agent.tell('frame', Buffer.from('lost'));
    const back = await relay.citizen();
    await back.ask('resume', { roomId, seatKey: citizenKey });
    await agent.next();
    await arrived(agent, back);
  });
});

describe('away and back', () => {
  it('[S23] the other seat is told, and the one who is back learns who is there', async () => {
    const { agent, citizen, roomId, agentKey, citizenKey } = await pairedRoom(relay);
    agent.socket.disconnect();
    expect(await citizen.next()).toEqual(['peer', { state: 'away' }]);
    citizen.socket.disconnect();
    const citizenAgain = await relay.citizen();
    const reply = await citizenAgain.ask('resume', { roomId, seatKey: citizenKey });
    expect(reply).toEqual({ ok: true, peer: 'away' });
    const agentAgain = await relay.agent();
    expect(await agentAgain.ask('resume', { roomId, seatKey: agentKey })).toEqual({ ok: true, peer: 'here' });
    expect(await citizenAgain.next()).toEqual(['peer', { state: 'back' }]);
    await arrived(agentAgain, citizenAgain);
  });

  it('[S24] the newest socket has the seat and the old one is closed', async () => {
    const { agent, citizen, roomId, citizenKey } = await pairedRoom(relay);
    const newest = await relay.citizen();
    await newest.ask('resume', { roomId, seatKey: citizenKey });
    expect(await citizen.next()).toEqual(['closed', 'io server disconnect']);
    expect(await agent.next()).toEqual(['peer', { state: 'back' }]);
    await arrived(agent, newest);
  });

  it('[S25] a seat is not given to another room, key, site, agent or seat', async () => {
    const { agent, citizen, roomId, agentKey, citizenKey } = await pairedRoom(relay);
    const wrong = 'A'.repeat(22);
    const [twin, neighbour, colleague] = [
      await relay.citizen('vestby'),
      await relay.citizen('nordby'),
      await relay.agent('bo'),
    ];
    const unknown = { ok: false, reason: 'unknown' };
    expect(await twin.ask('resume', { roomId: wrong, seatKey: citizenKey })).toEqual(unknown);
    expect(await twin.ask('resume', { roomId, seatKey: wrong })).toEqual(unknown);
    expect(await twin.ask('resume', { roomId, seatKey: agentKey })).toEqual(unknown);
    expect(await neighbour.ask('resume', { roomId, seatKey: citizenKey })).toEqual(unknown);
    expect(await colleague.ask('resume', { roomId, seatKey: agentKey })).toEqual(unknown);
    await arrived(agent, citizen);
    await arrived(citizen, agent);
  });

  it('[S25] a session that has crossed goes on at the other origin of the site, and at the first no more', async () => {
    const { agent, citizen, roomId, citizenKey } = await pairedRoom(relay);
    const there = await relay.citizen('vestby', { origin: 'https://form.vestby.example' });
    const seat = { roomId, seatKey: citizenKey };
    expect(await there.ask('resume', seat)).toEqual({ ok: false, reason: 'unknown' });
    crossings.set(roomId, 'https://form.vestby.example');
    expect(await there.ask('resume', seat)).toEqual({ ok: true, peer: 'here' });
    expect(await citizen.next()).toEqual(['closed', 'io server disconnect']);
    expect(await agent.next()).toEqual(['peer', { state: 'back' }]);
    await arrived(agent, there);
    const back = await relay.citizen();
    expect(await back.ask('resume', seat)).toEqual({ ok: false, reason: 'unknown' });
  });

  it('[S39] anyone may ask whether the connection lives', async () => {
    const { agent } = await pairedRoom(relay);
    for (const peer of [agent, await relay.citizen()]) expect(await peer.ask('ping', {})).toEqual({});
  });

  it('[S25] a seat that was freed is gone for good', async () => {
    const { agent, citizen, roomId, citizenKey } = await claimedRoom(relay);
    citizen.tell('release', {});
    await agent.next();
    const reply = await citizen.ask('resume', { roomId, seatKey: citizenKey });
    expect(reply).toEqual({ ok: false, reason: 'unknown' });
  });
});

describe('the end', () => {
  it.each(['citizen', 'agent'] as const)('[S26] the %s ends it: both are told and closed', async (who) => {
    const room = await pairedRoom(relay);
    room[who].tell('end', {});
    for (const peer of [room.agent, room.citizen]) {
      expect(await peer.next()).toEqual(['ended', { reason: who }]);
      expect(await peer.next()).toEqual(['closed', 'io server disconnect']);
    }
  });

  it('[S25] nobody comes back to a room that has ended', async () => {
    const { agent, citizen, roomId, citizenKey } = await pairedRoom(relay);
    agent.tell('end', {});
    await citizen.next();
    const late = await relay.citizen();
    const reply = await late.ask('resume', { roomId, seatKey: citizenKey });
    expect(reply).toEqual({ ok: false, reason: 'unknown' });
  });

  it('[S27] a session nobody uses ends as idle, whoever is away', async () => {
    const { agent, citizen } = await pairedRoom(relay);
    citizen.socket.disconnect();
    await agent.next();
    relay.advance(ROOM_IDLE_MS);
    expect(await agent.next()).toEqual(['ended', { reason: 'idle' }]);
  });

  it('[S27] reports, which two browsers send while nobody does anything, are no use of it', async () => {
    const { agent, citizen } = await pairedRoom(relay);
    relay.advance(ROOM_IDLE_MS / 2);
    citizen.tell('frame', Buffer.of(0x10, 4, 2, 1, 7));
    expect((await agent.next())[0]).toBe('frame');
    relay.advance(ROOM_IDLE_MS / 2);
    expect(await agent.next()).toEqual(['ended', { reason: 'idle' }]);
  });

  it('[S27] a session in use ends at the longest time', async () => {
    const { agent, citizen } = await pairedRoom(relay);
    for (let passed = 0; passed < ROOM_LONGEST_MS; passed += ROOM_IDLE_MS / 2) {
      await arrived(citizen, agent);
      relay.advance(ROOM_IDLE_MS / 2);
    }
    expect(await agent.next()).toEqual(['ended', { reason: 'longest' }]);
  });

  it.each(['revoked', 'elsewhere'] as const)(
    '[S28] when a sign-in ends, so do its rooms and its sockets, and no others: %s',
    async (reason) => {
      const [anna, bo] = [await pairedRoom(relay, 'anna'), await pairedRoom(relay, 'bo')];
      const seatless = await relay.agent('anna');
      relay.gateway.endSession('sign-in of anna', reason);
      for (const peer of [anna.agent, anna.citizen, seatless]) {
        expect(await peer.next()).toEqual(['ended', { reason }]);
      }
      await arrived(bo.agent, bo.citizen);
    },
  );

  it('[S28] a room follows the sign-in its agent came back with', async () => {
    const { citizen, roomId, agentKey } = await pairedRoom(relay, 'anna');
    const agent = await relay.agent('anna/2');
    await agent.ask('resume', { roomId, seatKey: agentKey });
    await citizen.next();
    relay.gateway.endSession('sign-in of anna', 'revoked');
    await arrived(agent, citizen);
    relay.gateway.endSession('sign-in of anna/2', 'revoked');
    expect(await citizen.next()).toEqual(['ended', { reason: 'revoked' }]);
  });
});

it('an agent in a room counts as seen every five minutes, one without a room does not', async () => {
  await relay.agent('bo');
  const { agent, citizen } = await pairedRoom(relay, 'anna');
  expect(relay.seen).toEqual([]);
  for (const times of [1, 2]) {
    relay.advance(5 * 60_000);
    await vi.waitFor(() => expect(relay.seen).toEqual(Array(times).fill('sign-in of anna')));
    await arrived(agent, citizen);
  }
});
