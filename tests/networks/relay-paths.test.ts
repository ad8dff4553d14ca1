/** The relay is reached, and reached again, through networks that stand in the way. */
import { ticketSchema } from '@medkig/api/session';
import { MAX_FRAME_BYTES, SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import type { EndReason, Join } from '@medkig/protocol/signaling/messages';
import { connectRelay, type Relay } from '@medkig/transport/relay';
import { parse } from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type HurtingProxy, startHurtingProxy } from '../support/hurting-proxy.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';

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

const asCitizen = async (): Promise<Join> => ({ v: SIGNALING_VERSION, seat: 'citizen', site: 'vestby' });

/** One side's connection and what it was told, in order. */
function joined(server: string, join = asCitizen) {
  const told: string[] = [];
  const frames: Uint8Array[] = [];
  let wake = () => {};
  const relay = connectRelay({
    server,
    join,
    wakes: (listener) => {
      wake = listener;
      return () => {};
    },
    handlers: {
      up: () => told.push('up'),
      down: () => told.push('down'),
      refused: (reason) => told.push(`refused ${reason}`),
      replaced: () => told.push('replaced'),
      peer: ({ state }) => told.push(state),
      ended: ({ reason }: { reason: EndReason }) => told.push(`ended ${reason}`),
      frame: (bytes) => frames.push(bytes),
    },
  });
  relays.push(relay);
  const until = (what: readonly string[], timeout: number) =>
    vi.waitFor(() => expect(told).toEqual(what), { timeout, interval: 10 });
  return { relay, told, frames, until, wake: () => wake() };
}

async function signedIn(): Promise<() => Promise<Join>> {
  const headers = { 'Content-Type': 'application/json', Origin: medkig.console };
  const post = (path: string, more: Record<string, string>, body = '{}') =>
    fetch(medkig.console + path, { method: 'POST', headers: { ...headers, ...more }, body });
  const session = await post('/api/session', {}, JSON.stringify(medkig.agent));
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return async () => {
    const answer = await post('/api/ticket', { Cookie: cookie });
    const { ticket } = parse(ticketSchema, await answer.json());
    return { v: SIGNALING_VERSION, seat: 'agent', ticket };
  };
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
    const [agent, citizen] = [joined(agentsNet.url, await signedIn()), joined(net.url)];
    await Promise.all([agent.until(['up'], 4000), citizen.until(['up'], 4000)]);
    const opened = await agent.relay.open({ na: 'n'.repeat(43) });
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

describe('after a sleep', () => {
  it('a connection that died unheard is given up within seconds', async () => {
    const citizen = joined(net.url);
    await citizen.until(['up'], 2000);
    net.freeze();
    citizen.wake();
    await citizen.until(['up', 'down', 'up'], 6000);
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
    // Two lines for each try: by now the pauses between them have grown to 1.5 seconds at least.
    await vi.waitFor(() => expect(net.seen.turnedAway).toBeGreaterThanOrEqual(14), 20_000);
    net.up();
    citizen.wake();
    await citizen.until(['up', 'down', 'up'], 1200);
  });
});
