/** The peer transport where it has to work: in real browsers, in pages of an origin, through a real TURN server. */
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { encodeHeader, joinFrame } from '@medkig/protocol/session/frame';
import { iceServers } from '@medkig/server/ice-servers';
import { transportContract } from '@medkig/transport/transport-contract.fixture';
import type { Browser as Chromium } from 'playwright';
import type { Browser as Firefox } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundleForPage } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';
import { chromiumTab } from '../support/chromium-tab.ts';
import { firefoxTab, launchFirefox } from '../support/firefox.ts';
import { freePort } from '../support/free-port.ts';
import { programs } from '../support/programs.ts';
import type { Tab } from '../support/tab.ts';
import { startTurnServer, type TurnServer } from '../support/turn-server.ts';
import type * as page from './peer-page.ts';

type Way = page.Way;

/** What the bundle sets. */
declare const peerPage: typeof page;

const direct: Way = { mode: 'direct', iceServers: [] };

let host: Server;
let address: string;
let chromium: Chromium;
let firefox: Firefox | undefined;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const script = await bundleForPage(join(import.meta.dirname, 'peer-page.ts'), 'peerPage');
  host = createServer((request, response) => {
    const isScript = request.url === '/peer.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><title>Side</title><script src="/peer.js"></script>');
  });
  const port = await freePort();
  await new Promise<void>((ready) => host.listen(port, '127.0.0.1', ready));
  address = `http://127.0.0.1:${port}/`;
  chromium = await launchChromium();
  // Without a network there is only the loopback to meet on.
  if (programs.firefox) firefox = await launchFirefox({ 'media.peerconnection.ice.loopback': true });
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});
afterAll(async () => {
  await Promise.all([chromium?.close(), firefox?.close()]);
  host?.close();
});

async function inChromium(): Promise<Tab> {
  const context = await chromium.newContext();
  closers.push(() => context.close());
  return opened(chromiumTab(await context.newPage()));
}

async function inFirefox(): Promise<Tab> {
  if (!firefox) throw new Error('there is no Firefox on this machine');
  return opened(await firefoxTab(firefox, { width: 800, height: 600 }));
}

async function opened(tab: Tab): Promise<Tab> {
  await tab.open(address);
  return tab;
}

interface Meeting {
  citizen: Tab;
  agent: Tab;
  /** Every signal that went from one to the other. */
  signals: unknown[];
  /** Carries what they have to say to each other; tells which of them are open. */
  carry(): Promise<{ citizen: boolean; agent: boolean }>;
}

async function meet(citizen: Tab, agent: Tab, way: Way): Promise<Meeting> {
  const signals: unknown[] = [];
  const start = (tab: Tab, role: 'citizen' | 'agent') =>
    tab.evaluate(({ role, way }) => peerPage.startEnd(role, way), { role, way });
  await start(agent, 'agent');
  await start(citizen, 'citizen');
  let fromAgent: unknown[] = [];
  return {
    citizen,
    agent,
    signals,
    carry: async () => {
      const fromCitizen = await citizen.evaluate((said) => peerPage.exchange(said), fromAgent);
      fromAgent = await agent.evaluate((said) => peerPage.exchange(said), fromCitizen);
      signals.push(...fromCitizen, ...fromAgent);
      const isOpen = async (tab: Tab) => (await look(tab)).isOpen;
      return { citizen: await isOpen(citizen), agent: await isOpen(agent) };
    },
  };
}

const look = (tab: Tab) => tab.evaluate(() => peerPage.look(), null);
const bothOpen = { citizen: true, agent: true };
const neitherOpen = { citizen: false, agent: false };

const header = {
  kind: 'record',
  lane: 'state',
  compression: 'none',
  epoch: 1,
  seq: 7,
  chunk: 0,
  chunks: 1,
} as const;

/** A frame each way. */
async function talk({ citizen, agent }: Meeting): Promise<void> {
  const frame = [...joinFrame(encodeHeader(header), Uint8Array.of(42))];
  for (const [from, to] of [
    [citizen, agent],
    [agent, citizen],
  ] as const) {
    const before = (await look(to)).frames.length;
    await from.evaluate((bytes) => peerPage.send(bytes), frame);
    await expect.poll(async () => (await look(to)).frames.slice(before)).toEqual([frame]);
  }
}

const tryIn = async (tab: Tab, name: string, way: Way) => {
  await tab.evaluate(({ name, way }) => peerPage.tryRule(name, way), { name, way });
};

/** A browser cuts off parts of a millisecond: its timers may come before its clock says so. */
function timersComeEarly(): void {
  const { setTimeout: after } = window;
  Object.assign(window, { setTimeout: (run: () => void, ms: number) => after(run, Math.max(0, ms - 200)) });
}

describe('the peer transport in Chromium', () => {
  it.each(transportContract)('[W5] $name', async ({ name }) => {
    await expect(tryIn(await inChromium(), name, direct)).resolves.toBeUndefined();
  });

  it('connects two browsers, and again after one of them doubted it', async () => {
    const citizen = await inChromium();
    await citizen.evaluate(timersComeEarly, null);
    const meeting = await meet(citizen, await inChromium(), direct);
    await expect.poll(meeting.carry).toEqual(bothOpen);
    await talk(meeting);
    await meeting.agent.evaluate(() => peerPage.doubt(), null);
    await expect.poll(meeting.carry).toEqual(neitherOpen);
    await expect.poll(meeting.carry, { timeout: 30_000 }).toEqual(bothOpen);
    await talk(meeting);
    expect(await look(meeting.citizen)).toMatchObject({ opened: 2, closed: 1 });
  });

  it('[W1] takes what is no signal as the end of it', async () => {
    const meeting = await meet(await inChromium(), await inChromium(), direct);
    await expect.poll(meeting.carry).toEqual(bothOpen);
    await meeting.citizen.evaluate((said) => peerPage.exchange(said), [{ kind: 'offer', sdp: 'v=0' }]);
    await expect.poll(meeting.carry).toEqual(neitherOpen);
  });

  it('[W2] opens to nobody whose certificate is not the one that came sealed', async () => {
    const [citizen, agent] = [await inChromium(), await inChromium()];
    await meet(citizen, agent, direct);
    const forged = (signal: unknown) => ({
      ...Object(signal),
      ...('fingerprint' in Object(signal) && { fingerprint: Array(32).fill('00').join(':') }),
    });
    let answers: unknown[] = [];
    const said: unknown[] = [];
    const carry = async () => {
      const offers = await citizen.evaluate((signals) => peerPage.exchange(signals), answers);
      answers = await agent.evaluate((signals) => peerPage.exchange(signals), offers.map(forged));
      said.push(...offers, ...answers);
      return said;
    };
    // Whose page is told of it first says so, long before an attempt is given up as too slow (15 s).
    await expect.poll(carry, { timeout: 10_000 }).toContainEqual({ kind: 'bye', attempt: 1 });
    expect(await look(agent)).toMatchObject({ opened: 0 });
  });
});

describe('a page that may not meet the other one yet, or not at all', () => {
  const direct = { ok: true, mode: 'direct', servers: [] };

  it.each([
    ['is not shown yet', direct, false],
    ['was told that they are not to meet', { ok: true, mode: 'off', servers: [] }, true],
    ['was told nothing', undefined, true],
    ['was told something else', { ok: true, mode: 'direct', servers: 'all' }, true],
  ])('[W4] makes no offer: it %s', async (_why, answer, isExpected) => {
    const said = await (await inChromium()).evaluate(
      ({ answer, isExpected }) => peerPage.late(answer, isExpected),
      { answer, isExpected },
    );
    expect(said).toEqual([]);
  });

  it('[W4] makes one when it is shown and may', async () => {
    const said = await (await inChromium()).evaluate((answer) => peerPage.late(answer, true), direct);
    expect(said[0]).toMatchObject({ kind: 'offer', attempt: 1 });
  });
});

describe.skipIf(!programs.firefox)('the peer transport in Firefox', () => {
  it.each(transportContract)('[W5] $name', async ({ name }) => {
    await expect(tryIn(await inFirefox(), name, direct)).resolves.toBeUndefined();
  });

  it.each(['citizen', 'agent'] as const)('connects a %s in Firefox with one in Chromium', async (who) => {
    const [ours, theirs] = [await inFirefox(), await inChromium()];
    const meeting = who === 'citizen' ? await meet(ours, theirs, direct) : await meet(theirs, ours, direct);
    await expect.poll(meeting.carry).toEqual(bothOpen);
    await talk(meeting);
  });
});

describe.skipIf(!programs.turnServer)('the peer transport through a TURN server', () => {
  let turn: TurnServer;
  let narrow: TurnServer;
  beforeAll(async () => {
    [turn, narrow] = await Promise.all([startTurnServer(), startTurnServer({ udp: false })]);
  });
  afterAll(() => Promise.all([turn?.stop(), narrow?.stop()]));

  /** As the relay tells both seats of a room. */
  function wayThrough({ port, secret }: TurnServer, transport: 'udp' | 'tcp', now = Date.now()): Way {
    const urls = [`turn:127.0.0.1:${port}?transport=${transport}`];
    const { mode, servers } = iceServers('turn', { urls, secret }, { now, randomBytes });
    if (mode === 'off') throw new Error('TURN is configured');
    return { mode, iceServers: servers };
  }

  it('[W3] connects two browsers, and no signal names an address but the server’s', async () => {
    const meeting = await meet(await inChromium(), await inChromium(), wayThrough(turn, 'udp'));
    await expect.poll(meeting.carry).toEqual(bothOpen);
    await talk(meeting);
    const said = meeting.signals.map((signal) => JSON.stringify(signal));
    const candidates = said.filter((signal) => signal.includes('candidate:'));
    expect(candidates.length).toBeGreaterThanOrEqual(2);
    for (const candidate of candidates)
      expect(candidate).toMatch(/ 127\.0\.0\.1 \d+ typ relay raddr 0\.0\.0\.0 /);
    expect(said.filter((signal) => !candidates.includes(signal)).join()).not.toMatch(
      /\d+\.\d+\.\d+|typ|local/,
    );
  });

  it('[W5] frames of every size arrive whole and in order, both ways', async () => {
    const [rule] = transportContract;
    await expect(
      tryIn(await inChromium(), rule?.name ?? '', wayThrough(turn, 'udp')),
    ).resolves.toBeUndefined();
  });

  it('opens where no UDP leaves the network', async () => {
    const meeting = await meet(await inChromium(), await inChromium(), wayThrough(narrow, 'tcp'));
    await expect.poll(meeting.carry).toEqual(bothOpen);
    await talk(meeting);
  });

  it.skipIf(!programs.firefox)('opens in Firefox', async () => {
    const meeting = await meet(await inFirefox(), await inChromium(), wayThrough(turn, 'udp'));
    await expect.poll(meeting.carry).toEqual(bothOpen);
    await talk(meeting);
  });

  it.each([
    ['of another secret', () => wayThrough({ ...turn, secret: 'of-somebody-else' }, 'udp')],
    ['that ended an hour ago', () => wayThrough(turn, 'udp', Date.now() - 3 * 60 * 60_000)],
  ])('[S46] gives no way to credentials %s', async (_whose, way) => {
    const before = turn.refusals();
    const meeting = await meet(await inChromium(), await inChromium(), way());
    await expect.poll(() => turn.refusals()).toBeGreaterThan(before);
    expect(await meeting.carry()).toEqual(neitherOpen);
    expect(JSON.stringify(meeting.signals)).not.toContain('candidate:');
  });
});
