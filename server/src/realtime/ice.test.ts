import { type IceReply, iceReplySchema } from '@medkig/protocol/signaling/ice';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { arrived, claimedRoom, pairedRoom, startRelay, type TestRelay } from './relay-for-tests.ts';

const servers = [{ urls: ['turn:turn.example:3478'], username: '1767614400:x', credential: 'y' }];
const asked: string[] = [];
let iceOf = async (): Promise<IceReply> => ({ ok: true, mode: 'turn', servers });
let relay: TestRelay;

beforeEach(async () => {
  asked.length = 0;
  iceOf = async () => ({ ok: true, mode: 'turn', servers });
  relay = await startRelay({
    iceOf: (site) => {
      asked.push(site);
      return iceOf();
    },
  });
});
afterEach(() => relay.stop());

it('[S44] both seats of a paired room are told what holds for the citizen’s site', async () => {
  const { citizen, agent } = await pairedRoom(relay, 'anna', 'nordby');
  for (const peer of [citizen, agent]) {
    const reply = v.parse(iceReplySchema, await peer.ask('ice', {}));
    expect(reply).toEqual({ ok: true, mode: 'turn', servers });
  }
  expect(asked).toEqual(['nordby', 'nordby']);
});

it('[S44] before the pairing, and without a seat, nobody is told and nothing else happens', async () => {
  const { citizen, agent } = await claimedRoom(relay);
  const stranger = await relay.citizen();
  for (const peer of [citizen, agent, stranger]) expect(await peer.ask('ice', {})).toEqual({ ok: false });
  expect(asked).toEqual([]);
  await arrived(citizen, agent);
});

it('[S44] a lookup that fails costs the answer, not the session', async () => {
  iceOf = () => Promise.reject(new Error('no database'));
  const { citizen, agent } = await pairedRoom(relay);
  expect(await citizen.ask('ice', {})).toEqual({ ok: false });
  await arrived(citizen, agent);
  expect(relay.log).toContainEqual({ event: 'ice-lookup-failed' });
});

it('[S20] a question that says more is malformed', async () => {
  const { citizen, agent } = await pairedRoom(relay);
  citizen.tell('ice', { site: 'nordby' }, () => {});
  expect(await agent.next()).toEqual(['ended', { reason: 'malformed' }]);
});
