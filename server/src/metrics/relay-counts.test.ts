/** What a session leaves in the figures: kinds, outcomes, sizes and times. */
import { afterEach, expect, it } from 'vitest';
import { arrived, pairedRoom, startRelay, type TestRelay } from '../realtime/relay-for-tests.ts';
import { figures } from './figures.ts';
import { createRegistry } from './registry.ts';
import { countRelay } from './relay-counts.ts';

let relay: TestRelay;
afterEach(() => relay.stop());

const EPOCH = 2;

it('counts requests by outcome, epochs by their frames, and times one frame in 64', async () => {
  const registry = createRegistry(figures);
  let seconds = 0;
  relay = await startRelay({
    figures: countRelay(registry, () => {
      seconds += 0.002;
      return seconds;
    }),
  });
  const { agent, citizen } = await pairedRoom(relay);
  citizen.tell('frame', Buffer.of(16, EPOCH, 0, 1, 0));
  await agent.next();
  await citizen.ask('ice', {});
  for (let sent = 0; sent < 64; sent += 1) await arrived(citizen, agent);
  await arrived(agent, citizen);
  await arrived(citizen, agent);
  const stranger = await relay.citizen();
  await stranger.ask('resume', { roomId: 'r'.repeat(22), seatKey: 's'.repeat(22) });
  await stranger.ask('claim', { nameplate: '00' });
  stranger.tell('frame', Buffer.alloc(0));
  expect(await stranger.next()).toEqual(['ended', { reason: 'malformed' }]);
  await expect(relay.citizen('nowhere')).rejects.toThrow();

  const lines = (await registry.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines.filter((line) => !/_(?:bucket|sum)/.test(line)).toSorted()).toEqual([
    'medkig_ice_answers_total{mode="off",turn="none"} 1',
    'medkig_relay_epoch_frames_total 1',
    'medkig_relay_refusals_total{at="handshake",reason="origin"} 1',
    'medkig_relay_refusals_total{at="message",reason="malformed"} 1',
    'medkig_relay_requests_total{request="claim",outcome="ok"} 1',
    'medkig_relay_requests_total{request="claim",outcome="unknown"} 1',
    'medkig_relay_requests_total{request="open",outcome="ok"} 1',
    'medkig_relay_requests_total{request="resume",outcome="unknown"} 1',
    'medkig_relay_transit_seconds_count 1',
  ]);
  expect(lines).toContain('medkig_relay_transit_seconds_bucket{le="0.005"} 1');
});
