/** The relay is reached, and reached again, through networks that stand in the way. */

import { MAX_FRAME_BYTES } from '@medkig/protocol/signaling/limits';
import { openRoom } from '@medkig/transport/agent-relay';
import type { Relay } from '@medkig/transport/relay';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HurtingProxy, startHurtingProxy } from '../support/hurting-proxy.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { asCitizen, joinRelay, signIn } from '../support/relay-peer.ts';

let medkig: Medkig;
let net: HurtingProxy;
const relays: Relay[] = [];

beforeAll(async () => {
  medkig = await startMedkig();
});
beforeEach(async () => {
  net = await startHurtingProxy(medkig.console, medkig.site);
});
afterEach(async () => {
  for (const relay of relays.splice(0)) relay.close();
  await net.stop();
});
afterAll(() => medkig?.stop());

function joined(server: string, join = asCitizen) {
  const peer = joinRelay(server, join);
  relays.push(peer.relay);
  return peer;
}

describe('a network without WebSockets', () => {
  it.each([
    ['refuse', 1500],
    ['swallow', 4000],
  ] as const)('that would %s them is passed by polling', async (webSockets, within) => {
    net.webSockets = webSockets;
    await joined(net.url).until(['up'], within);
    expect(net.seen.webSockets).toBe(0);
  });

  it('is remembered: the next connection does not wait again', async () => {
    net.webSockets = 'swallow';
    const first = joined(net.url);
    await first.until(['up'], 4000);
    await joined(net.url).until(['up'], 1500);
    net.down();
    net.up();
    await first.until(['up', 'down', 'up'], 1500);
  });

  it('that lets them through later is not polled for ever', async () => {
    net.webSockets = 'swallow';
    await joined(net.url).until(['up'], 4000);
    net.webSockets = 'pass';
    await joined(net.url).until(['up'], 1500);
    await vi.waitFor(() => expect(net.seen.webSockets).toBe(1));
    // A WebSocket that has taken over ends the polling.
    const { polls } = net.seen;
    await joined(net.url).until(['up'], 1500);
    await vi.waitFor(() => expect(net.seen.webSockets).toBe(2));
    expect(net.seen.polls - polls).toBeLessThan(8);
  });

  it('carries the largest frames both ways', async () => {
    net.webSockets = 'refuse';
    const agentsNet = await startHurtingProxy(medkig.console, medkig.console);
    agentsNet.webSockets = 'refuse';
    const [agent, citizen] = [joined(agentsNet.url, await signIn(medkig)), joined(net.url)];
    await Promise.all([agent.until(['up'], 4000), citizen.until(['up'], 4000)]);
    const opened = await openRoom(agent.relay, { na: 'n'.repeat(43) });
    if (!opened?.ok) throw new Error('not opened');
    expect(await citizen.relay.claim({ nameplate: opened.nameplate })).toMatchObject({ ok: true });
    const frames = [1, 2, 3].map((fill) => new Uint8Array(MAX_FRAME_BYTES).fill(fill));
    for (const frame of frames) {
      citizen.relay.sendFrame(frame);
      agent.relay.sendFrame(frame);
    }
    for (const { frames: got } of [agent, citizen]) {
      await vi.waitFor(() => expect(got.map((bytes) => [bytes.length, bytes[0]])).toHaveLength(3), 5000);
      expect(got.map((bytes) => [bytes.length, bytes[0], bytes.at(-1)])).toEqual(
        [1, 2, 3].map((fill) => [MAX_FRAME_BYTES, fill, fill]),
      );
    }
    await agentsNet.stop();
  });
});

describe('a net that lets nothing through for a while', () => {
  it('is noticed by a connection that is doubted', async () => {
    const citizen = joined(net.url);
    await citizen.until(['up'], 2000);
    // The round trip is known once anything has been answered.
    await citizen.relay.claim({ nameplate: '00' });
    net.blackhole();
    citizen.relay.doubted();
    await citizen.until(['up', 'down'], 1500);
  });

  it.each([1, 2, 3, 5])('is crossed soon after its end, whenever that is: after %i tries', async (tries) => {
    const citizen = joined(net.url);
    await citizen.until(['up'], 2000);
    await citizen.relay.claim({ nameplate: '00' });
    net.blackhole();
    citizen.relay.doubted();
    await vi.waitFor(() => expect(net.seen.swallowed).toBe(tries), { timeout: 6000, interval: 5 });
    net.heal();
    // A calm machine needs half a second (`npm run chaos`); what is tried when is redial.test.ts's.
    await citizen.until(['up', 'down', 'up'], 3000);
  });

  it('is not taken for one without WebSockets', async () => {
    const citizen = joined(net.url);
    await citizen.until(['up'], 2000);
    await citizen.relay.claim({ nameplate: '00' });
    const { polls } = net.seen;
    net.blackhole();
    citizen.relay.doubted();
    await vi.waitFor(() => expect(net.seen.swallowed).toBe(3), { timeout: 6000, interval: 5 });
    net.heal();
    await citizen.until(['up', 'down', 'up'], 3000);
    expect(net.seen.polls).toBe(polls);
  });
});

describe('after a sleep', () => {
  it('a connection that died unheard is given up within seconds', async () => {
    const citizen = joined(net.url);
    await citizen.until(['up'], 2000);
    // By now the look at the new connection is over, so that what it asked for is no sign of life for the next one.
    await citizen.relay.claim({ nameplate: '00' });
    net.freeze();
    citizen.wake();
    await citizen.until(['up', 'down', 'up'], 12_000);
  });

  it('one that lives is kept', async () => {
    const citizen = joined(net.url);
    await citizen.until(['up'], 2000);
    const { webSockets } = net.seen;
    for (let time = 0; time < 3; time += 1) citizen.wake();
    expect(await citizen.relay.claim({ nameplate: '00' })).toMatchObject({ ok: false });
    expect([citizen.told, net.seen.webSockets]).toEqual([['up'], webSockets]);
  });

  it('nobody waits for the next try', async () => {
    const citizen = joined(net.url);
    await citizen.until(['up'], 2000);
    net.down();
    await citizen.until(['up', 'down'], 1000);
    citizen.pass(60_000);
    // Two lines for each try: by now the pauses between them have grown to 1.5 seconds at least.
    await vi.waitFor(() => expect(net.seen.turnedAway).toBeGreaterThanOrEqual(16), 20_000);
    net.up();
    citizen.wake();
    await citizen.until(['up', 'down', 'up'], 1200);
  });
});
