/** Several nodes behind one address, and a directory that cannot be asked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDirectory } from '../directory/memory-directory.ts';
import type { RoomDirectory } from '../directory/room-directory.ts';
import { movingTimes } from './moving.ts';
import { arrived, na, pairedRoom, startRelay, type TestRelay } from './relay-for-tests.ts';
import { createMemoryRoomStore } from './room-store.fixture.ts';

let directory: RoomDirectory;
let isAway: boolean;
let one: TestRelay;
let two: TestRelay;
beforeEach(async () => {
  const known = createMemoryDirectory();
  isAway = false;
  directory = {
    ...known,
    enter: async (...asked) => (isAway ? { ok: false, reason: 'away' } : known.enter(...asked)),
    find: async (...asked) => (isAway ? { state: 'away' } : known.find(...asked)),
    ownerOf: async (roomId) => (isAway ? { known: 'away' } : known.ownerOf(roomId)),
    take: async (...asked) => (isAway ? { ok: false, reason: 'away' } : known.take(...asked)),
  };
  const moving = { ...movingTimes, unseenMs: 0, perRoomMs: 0, stepMs: 1 };
  const shared = { directory, rooms: createMemoryRoomStore(), moving };
  one = await startRelay({ ...shared, node: 'aa' });
  two = await startRelay({ ...shared, node: 'bb' });
});
afterEach(async () => {
  await one.stop();
  await two.stop();
});

describe('a service of several nodes', () => {
  it('[S51] names rooms and connections after the node they are on', async () => {
    const agent = await two.agent();
    expect(agent.socket.io.engine.id).toMatch(/^bb/);
    expect((await agent.ask('open', { na })).roomId).toMatch(/^bb[\w-]{20}$/);
  });

  it('[S52] sends a claim to the node of the room', async () => {
    const agent = await one.agent();
    const { roomId, nameplate, at } = await agent.ask('open', { na });
    const lost = await two.citizen();
    expect(await lost.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'busy', at });
    const citizen = await one.citizen();
    expect(await citizen.ask('claim', { nameplate })).toMatchObject({ ok: true, roomId, at });
    // Whoever came to the wrong node has done nothing wrong.
    expect(two.failedClaims).toEqual([]);
  });

  it('[S47] sends who comes back to the node of the room, as long as the proxy can lead there', async () => {
    const { roomId, citizenKey } = await pairedRoom(one);
    const lost = await two.citizen();
    expect(await lost.ask('resume', { roomId, seatKey: citizenKey })).toEqual({
      ok: false,
      reason: 'busy',
      at: roomId,
    });
  });

  it('[S54] a node that stops asks its peers to move, and they take the room along', async () => {
    const { agent, citizen, roomId, agentKey, citizenKey } = await pairedRoom(one);
    const left = one.gateway.leave();
    expect([await agent.next(), await citizen.next()]).toEqual([
      ['move', {}],
      ['move', {}],
    ]);
    // The room goes on here until somebody sits down there.
    await arrived(agent, citizen);
    const there = await two.citizen('vestby', { at: roomId });
    const at = `bb${roomId.slice(2)}`;
    expect(await there.ask('resume', { roomId, seatKey: citizenKey })).toEqual({
      ok: true,
      peer: 'away',
      at,
    });
    expect([await agent.next(), await citizen.next()]).toEqual([
      ['closed', 'transport close'],
      ['closed', 'transport close'],
    ]);
    const agentThere = await two.agent('anna', { at: roomId });
    expect(await agentThere.ask('resume', { roomId, seatKey: agentKey })).toEqual({
      ok: true,
      peer: 'here',
      at,
    });
    await left;
    expect(one.gateway.isLeaving()).toBe(true);
  });

  it('[S54] a node that stops opens no room', async () => {
    const agent = await one.agent();
    const left = one.gateway.leave();
    expect(await agent.ask('open', { na })).toEqual({ ok: false, reason: 'away' });
    expect(await agent.next()).toEqual(['move', {}]);
    agent.socket.disconnect();
    await left;
  });
});

describe('while the directory cannot be asked', () => {
  it('[S53] what is live goes on, and a code that waits here still works', async () => {
    const live = await pairedRoom(one);
    const waiting = await one.agent('bo');
    const { nameplate } = await waiting.ask('open', { na });
    isAway = true;
    await arrived(live.agent, live.citizen);
    const citizen = await one.citizen();
    expect(await citizen.ask('claim', { nameplate })).toMatchObject({ ok: true });
  });

  it('[S53] a new code is refused as often as it is asked for, and comes when the directory is back', async () => {
    const agent = await one.agent();
    isAway = true;
    for (let asked = 0; asked < 20; asked += 1)
      expect(await agent.ask('open', { na })).toEqual({ ok: false, reason: 'away' });
    isAway = false;
    expect(await agent.ask('open', { na })).toMatchObject({ ok: true });
  });

  it('[S53] a code of another node is waited for', async () => {
    const { nameplate, at } = await (await one.agent()).ask('open', { na });
    const citizen = await two.citizen();
    isAway = true;
    const answer = citizen.ask('claim', { nameplate });
    isAway = false;
    expect(await answer).toEqual({ ok: false, reason: 'busy', at });
  });

  it('[S53] who cannot be brought together with the room is hung up on, to come again', async () => {
    const { roomId, citizenKey } = await pairedRoom(one);
    const citizen = await two.citizen();
    isAway = true;
    citizen.tell('resume', { roomId, seatKey: citizenKey }, () => {});
    expect(await citizen.next()).toEqual(['closed', 'transport close']);
  });
});
