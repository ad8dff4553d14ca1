/** Two nodes of one service, which share what is stored and who has which room. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMemoryDirectory } from '../directory/memory-directory.ts';
import type { RoomDirectory } from '../directory/room-directory.ts';
import { arrived, type Peer, pairedRoom, type Room, startRelay, type TestRelay } from './relay-for-tests.ts';
import { createMemoryRoomStore } from './room-store.fixture.ts';
import type { RoomStore } from './room-store.ts';

let directory: RoomDirectory;
let rooms: RoomStore;
let one: TestRelay;
let two: TestRelay;
beforeEach(async () => {
  directory = createMemoryDirectory();
  rooms = createMemoryRoomStore();
  one = await startRelay({ directory, rooms });
  two = await startRelay({ directory, rooms });
});
afterEach(async () => {
  await one.stop();
  await two.stop();
});

const seatsOf = ({ roomId, agentKey, citizenKey }: Room) => ({
  agent: { roomId, seatKey: agentKey },
  citizen: { roomId, seatKey: citizenKey },
});

/** What it was told before its connection was closed, and why that was. */
async function lastWords(peer: Peer): Promise<unknown[][]> {
  const heard = [await peer.next()];
  while (heard.at(-1)?.[0] !== 'closed') heard.push(await peer.next());
  return heard;
}

it('[S47] a peer who resumes on another node brings the room there, and the other peer follows', async () => {
  const room = await pairedRoom(one);
  const seats = seatsOf(room);
  const citizen = await two.citizen();
  expect(await citizen.ask('resume', seats.citizen)).toEqual({ ok: true, peer: 'away' });
  for (const peer of [room.agent, room.citizen]) {
    expect(await lastWords(peer)).toEqual([['closed', 'transport close']]);
  }
  const agent = await two.agent();
  expect(await agent.ask('resume', seats.agent)).toEqual({ ok: true, peer: 'here' });
  expect(await citizen.next()).toEqual(['peer', { state: 'back' }]);
  await arrived(agent, citizen);
  await arrived(citizen, agent);
});

it('[S47] both peers at once, and back again', async () => {
  const seats = seatsOf(await pairedRoom(one));
  for (const node of [two, one, two]) {
    const [agent, citizen] = [await node.agent(), await node.citizen()];
    const answers = await Promise.all([
      agent.ask('resume', seats.agent),
      citizen.ask('resume', seats.citizen),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
    expect(answers.filter(({ peer }) => peer === 'here')).toHaveLength(1);
    const first = answers[0]?.peer === 'away' ? agent : citizen;
    expect(await first.next()).toEqual(['peer', { state: 'back' }]);
    await arrived(agent, citizen);
  }
  const found = await directory.ownerOf(seats.agent.roomId);
  expect(found.known === true && found.owner.fence).toBeGreaterThanOrEqual(4);
});

it('[S47] without a key of the room nothing moves', async () => {
  const room = await pairedRoom(one);
  const stranger = await two.citizen();
  const seat = { roomId: room.roomId, seatKey: 'A'.repeat(22) };
  expect(await stranger.ask('resume', seat)).toEqual({ ok: false, reason: 'unknown' });
  await arrived(room.agent, room.citizen);
});

it('[S48] the node that has lost a room no longer ends it', async () => {
  const room = await pairedRoom(one);
  const seats = seatsOf(room);
  const citizen = await two.citizen();
  await citizen.ask('resume', seats.citizen);
  one.gateway.endSession('sign-in of anna', 'revoked');
  expect(await rooms.find(room.roomId)).toMatchObject({ fence: 2 });
  const agent = await two.agent();
  expect(await agent.ask('resume', seats.agent)).toEqual({ ok: true, peer: 'here' });
});
