/** Two nodes of one service, which share what is stored and who has which room. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMemoryDirectory } from '../directory/memory-directory.ts';
import type { RoomDirectory } from '../directory/room-directory.ts';
import type { Stored } from '../short-term/short-term-store.ts';
import { arrived, type Peer, pairedRoom, type Room, startRelay, type TestRelay } from './relay-for-tests.ts';
import { createMemoryRoomStore } from './room-store.fixture.ts';
import type { RoomStore } from './room-store.ts';

let directory: RoomDirectory;
let rooms: RoomStore;
let one: TestRelay;
let two: TestRelay;
/** Where the session has crossed to, as far as can be asked. */
let crossedTo: Stored<string | undefined>;
beforeEach(async () => {
  crossedTo = { ok: true, value: undefined };
  directory = createMemoryDirectory();
  rooms = createMemoryRoomStore();
  const shared = { directory, rooms, crossedTo: async () => crossedTo };
  one = await startRelay(shared);
  two = await startRelay(shared);
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

it('[S24] who asked for the seat later has it, also where the earlier one is answered late', async () => {
  const seats = seatsOf(await pairedRoom(one));
  const { find } = rooms;
  let answer = () => {};
  const asked = new Promise<void>((isAsked) => {
    rooms.find = async (roomId) => {
      rooms.find = find;
      isAsked();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return find(roomId);
    };
  });
  const [early, late] = [await two.citizen(), await two.citizen()];
  early.tell('resume', seats.citizen, () => {});
  await asked;
  expect(await late.ask('resume', seats.citizen)).toEqual({ ok: true, peer: 'away' });
  answer();
  expect(await early.next()).toEqual(['closed', 'transport close']);
  const agent = await two.agent();
  expect(await agent.ask('resume', seats.agent)).toEqual({ ok: true, peer: 'here' });
  expect(await late.next()).toEqual(['peer', { state: 'back' }]);
  await arrived(agent, late);
});

it.each([
  ['the room’s own node', () => one],
  ['another node, which takes the room', () => two],
])('[S25] a session that has crossed goes on at the other origin on %s', async (_name, at) => {
  const room = await pairedRoom(one);
  const seat = seatsOf(room).citizen;
  const there = { origin: 'https://form.vestby.example' };
  const early = await at().citizen('vestby', there);
  expect(await early.ask('resume', seat)).toEqual({ ok: false, reason: 'unknown' });

  // While nobody can say, it is neither refused for good nor let in.
  crossedTo = { ok: false, reason: 'unavailable' };
  early.tell('resume', seat, () => {});
  expect(await early.next()).toEqual(['closed', 'transport close']);
  await arrived(room.agent, room.citizen);

  crossedTo = { ok: true, value: there.origin };
  const citizen = await at().citizen('vestby', there);
  expect(await citizen.ask('resume', seat)).toMatchObject({ ok: true });
  expect(await rooms.find(room.roomId)).toMatchObject({ citizen: there });
  const back = await at().citizen();
  expect(await back.ask('resume', seat)).toEqual({ ok: false, reason: 'unknown' });
});

it('[C1] every node knows whose key opens the citizen’s seat, until the room has ended', async () => {
  const room = await pairedRoom(one);
  const seat = seatsOf(room).citizen;
  for (const { gateway } of [one, two]) {
    expect(await gateway.holdsSeat('vestby', seat)).toBe(true);
    expect(await gateway.holdsSeat('nordby', seat)).toBe(false);
    expect(await gateway.holdsSeat('vestby', seatsOf(room).agent)).toBe(false);
    expect(await gateway.holdsSeat('vestby', { ...seat, roomId: 'A'.repeat(22) })).toBe(false);
  }
  one.gateway.endSession('sign-in of anna', 'revoked');
  for (const { gateway } of [one, two]) expect(await gateway.holdsSeat('vestby', seat)).toBe(false);
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
