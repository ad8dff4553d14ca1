/** Several nodes behind one address, and a directory that cannot be asked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryDirectory } from '../directory/memory-directory.ts';
import type { RoomDirectory } from '../directory/room-directory.ts';
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
  const shared = { directory, rooms: createMemoryRoomStore() };
  one = await startRelay({ ...shared, node: 'aa' });
  two = await startRelay({ ...shared, node: 'bb', limits: { claimsPerAddress: { burst: 1, perSecond: 0 } } });
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
    const { roomId, nameplate } = await agent.ask('open', { na });
    const lost = await two.citizen();
    expect(await lost.ask('claim', { nameplate })).toEqual({ ok: false, reason: 'busy', roomId });
    const citizen = await one.citizen();
    expect(await citizen.ask('claim', { nameplate })).toMatchObject({ ok: true, roomId });
    // Whoever came to the wrong node has done nothing wrong.
    expect(two.failedClaims).toEqual([]);
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
    const { nameplate } = await (await one.agent()).ask('open', { na });
    const citizen = await two.citizen();
    isAway = true;
    const answer = citizen.ask('claim', { nameplate });
    isAway = false;
    expect(await answer).toMatchObject({ ok: false, reason: 'busy', roomId: expect.stringMatching(/^aa/) });
  });

  it('[S53] who cannot be brought together with the room is hung up on, to come again', async () => {
    const { roomId, citizenKey } = await pairedRoom(one);
    const citizen = await two.citizen();
    isAway = true;
    citizen.tell('resume', { roomId, seatKey: citizenKey }, () => {});
    expect(await citizen.next()).toEqual(['closed', 'transport close']);
  });
});
