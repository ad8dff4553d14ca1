import { consentReplySchema } from '@medkig/protocol/signaling/messages';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { arrived, claimedRoom, pairedRoom, startRelay, type TestRelay } from './relay-for-tests.ts';
import { createMemoryRoomStore } from './room-store.fixture.ts';

const rooms = createMemoryRoomStore();
let relay: TestRelay;
beforeEach(async () => {
  relay = await startRelay({ rooms });
});
afterEach(() => relay.stop());

const consent = { text: '2026-01', language: 'da', grants: ['view', 'point'] };

it('[S40] a citizen who says yes gets the number of a receipt', async () => {
  const { citizen, agent } = await pairedRoom(relay);
  const reply = v.parse(consentReplySchema, await citizen.ask('consent', consent));
  expect(reply.ok).toBe(true);
  await arrived(citizen, agent);
});

it('[S40] another room gets another number', async () => {
  const [first, second] = [await pairedRoom(relay, 'anna'), await pairedRoom(relay, 'bo')];
  const numbers = [await first.citizen.ask('consent', consent), await second.citizen.ask('consent', consent)];
  expect(numbers[0]).not.toEqual(numbers[1]);
});

it('[S40] the same room keeps its number, after a reload and after a restart of the server', async () => {
  const { roomId, citizenKey, citizen } = await pairedRoom(relay);
  const first = await citizen.ask('consent', consent);
  const back = async () => {
    const page = await relay.citizen();
    await page.ask('resume', { roomId, seatKey: citizenKey });
    return page.ask('consent', { ...consent, language: 'en' });
  };
  expect(await back()).toEqual(first);
  await relay.stop();
  relay = await startRelay({ rooms });
  expect(await back()).toEqual(first);
});

it('[S41] before the pairing, and without a seat, there is no receipt and nothing else happens', async () => {
  const { citizen, agent } = await claimedRoom(relay);
  expect(await citizen.ask('consent', consent)).toEqual({ ok: false });
  await arrived(citizen, agent);
  const stranger = await relay.citizen();
  expect(await stranger.ask('consent', consent)).toEqual({ ok: false });
  expect(stranger.socket.connected).toBe(true);
});

it('[S41] an agent cannot consent', async () => {
  const { agent, citizen } = await pairedRoom(relay);
  agent.tell('consent', consent, () => {});
  expect(await citizen.next()).toEqual(['ended', { reason: 'malformed' }]);
});

it('[S41] a store that fails costs the receipt, not the session', async () => {
  const away = await startRelay({ rooms: { ...createMemoryRoomStore(), consent: async () => undefined } });
  const { citizen, agent } = await pairedRoom(away);
  expect(await citizen.ask('consent', consent)).toEqual({ ok: false });
  await arrived(citizen, agent);
  await away.stop();
});

it.each([
  ['the words themselves', { ...consent, text: 'Ja, vis min side' }],
  ['a grant nobody has heard of', { ...consent, grants: ['everything'] }],
  ['another language', { ...consent, language: 'xx' }],
  ['a field too many', { ...consent, note: '270585-1234' }],
  ['nothing', {}],
])('[S20] a consent with %s is malformed', async (_what, body) => {
  const { citizen, agent } = await pairedRoom(relay);
  citizen.tell('consent', body, () => {});
  expect(await agent.next()).toEqual(['ended', { reason: 'malformed' }]);
});
