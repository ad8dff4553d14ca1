import { createServer } from 'node:net';
import { meSchema, ticketSchema } from '@medkig/api/session';
import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { sql } from 'kysely';
import { io, type Socket } from 'socket.io-client';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { findPasswordHash } from './accounts/agents.ts';
import { alarmsOf } from './alarms/stored-alarms.ts';
import { startApp } from './app.ts';
import { PortTaken } from './http/listeners.ts';
import { anna, freePorts, post, signIn, startTestApp, type TestApp } from './http/test-app.ts';
import { openDatabase } from './storage/database.ts';
import { createPostgres } from './storage/test-databases.ts';

const open: TestApp[] = [];
async function start(...options: Parameters<typeof startTestApp>): Promise<TestApp> {
  const server = await startTestApp(...options);
  open.push(server);
  return server;
}
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const pageAt = (url: string) => fetch(url).then((response) => response.text());

describe('the demo', () => {
  it('keeps the console on a host of its own, because cookies reach every port of a host', async () => {
    const server = await start();
    const hostOf = (address: string) => new URL(address).hostname;
    expect(hostOf(server.console)).toBe('localhost');
    expect([hostOf(server.viewer), hostOf(server.site)]).toEqual(['127.0.0.1', '127.0.0.1']);
    expect(new Set([server.console, server.viewer, server.site]).size).toBe(3);
  });

  it("shows each municipality's site with its embed tag on it, on an origin of its own", async () => {
    const server = await start();
    const { site, secondSite, selfService } = server;
    expect(server.app.addresses.sites).toEqual([
      { name: 'Vestby Kommune', url: site },
      { name: 'Nordby Kommune', url: secondSite },
      { name: 'Mit Vestby', url: selfService },
    ]);
    expect(site).not.toBe(secondSite);
    for (const [url, key] of [
      [site, 'vestby'],
      [secondSite, 'nordby'],
    ] as const) {
      expect(await pageAt(url)).toContain(`${server.console}/embed/v1/medkig.js" data-municipality="${key}"`);
    }
  });

  it('reads what is searched for on a site', async () => {
    const server = await start();
    expect(await pageAt(`${server.site}/soeg?q=flytning`)).toContain('1 emne om «flytning»');
  });

  it('sends whoever logs in to the stand-in for MitID, which knows the way back to each site', async () => {
    const server = await start();
    const answer = await fetch(`${server.secondSite}/selvbetjening/skriv-op/log-ind`, {
      method: 'POST',
      headers: { origin: server.secondSite },
      redirect: 'manual',
    });
    const fromNordby = answer.headers.get('location') ?? '';
    const fromVestby = /href="([^"]+\/\?retur=[^"]+)"/.exec(
      await pageAt(`${server.site}/selvbetjening/meld-flytning`),
    )?.[1];
    for (const address of [fromNordby, fromVestby ?? '']) {
      expect(await pageAt(address)).toContain('ikke det rigtige MitID');
    }
  });

  it('makes up a password when none is given', async () => {
    const server = await start({ demo: { origins: [], agent: undefined, hours: undefined } });
    const agent = server.app.demoAgent;
    expect(agent?.email).toBe('anna@vestby.example');
    expect(agent?.password).toMatch(/^[a-z]+(-[a-z]+){4}$/);
    expect((await post(server, '/api/session', agent)).status).toBe(200);
    expect((await post(server, '/api/session', anna)).status).toBe(401);
  });
});

describe('a start', () => {
  it('is refused by name when a port is taken, and leaves no other port open', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const taken = address && typeof address === 'object' ? address.port : 0;
    const attempt = startTestApp({ ports: { ...freePorts, site: taken } });
    await expect(attempt).rejects.toThrow(new PortTaken(taken));
    await new Promise((resolve) => other.close(resolve));
  });

  it('is refused when the database does not answer, and gives its port back', async () => {
    const server = await start();
    const port = Number(new URL(server.console).port);
    open.splice(0);
    await server.close();
    const config = {
      ports: { ...freePorts, main: port },
      publicUrl: undefined,
      viewerOrigin: undefined,
      // Nothing listens on port 1.
      database: { kind: 'postgres' as const, url: 'postgres://127.0.0.1:1/none' },
      node: undefined,
      dataKey: { given: undefined, previous: undefined, folder: 'data' },
      logLevel: 'silent' as const,
      demo: undefined,
      jwtPrivateKey: undefined,
      turn: undefined,
      secondFactorOf: [],
      oidc: undefined,
      auditDays: 183,
      security: undefined,
      metricsToken: undefined,
      tracesTo: undefined,
    };
    await expect(startApp(config)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await start({ ports: { ...freePorts, main: port } });
  });
});

describe('the relay', () => {
  it('lets an agent in with a ticket, once, and one of five who come with the same at once', async () => {
    const server = await start();
    const cookie = await signIn(server);
    const ticket = await ticketFor(server, cookie);
    const agent = await join(server, server.console, { seat: 'agent', ticket });
    expect(agent.connected).toBe(true);
    await expect(join(server, server.console, { seat: 'agent', ticket })).rejects.toThrow('ticket');
    agent.disconnect();
    const another = await ticketFor(server, cookie);
    const tries = Array.from({ length: 5 }, () =>
      join(server, server.console, { seat: 'agent', ticket: another }),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
      'fulfilled',
      ...Array(4).fill('rejected'),
    ]);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') outcome.value.disconnect();
  });

  it('lets citizens in from the origins of their site', async () => {
    const server = await start();
    for (const origin of [server.site, 'https://extra.example']) {
      const citizen = await join(server, origin, { seat: 'citizen', site: 'vestby' });
      expect(citizen.connected).toBe(true);
      citizen.disconnect();
    }
    const stranger = join(server, server.viewer, { seat: 'citizen', site: 'vestby' });
    await expect(stranger).rejects.toThrow();
  });

  it('drops the agent who signs out, and the tickets in hand', async () => {
    const server = await start();
    const cookie = await signIn(server);
    const agent = await join(server, server.console, {
      seat: 'agent',
      ticket: await ticketFor(server, cookie),
    });
    const inHand = await ticketFor(server, cookie);
    const dropped = new Promise((resolve) => agent.once('disconnect', resolve));
    const headers = { Cookie: cookie, Origin: server.console };
    await fetch(`${server.console}/api/session`, { method: 'DELETE', headers });
    expect(await dropped).toBe('io server disconnect');
    await expect(join(server, server.console, { seat: 'agent', ticket: inHand })).rejects.toThrow('ticket');
  });
});

describe('a policy that cannot be read', () => {
  it('leaves the site without an answer, its citizens without the relay and its agents without anything to ask for, and tells the operator', async () => {
    const { url, drop } = await createPostgres();
    const server = await start({ database: { kind: 'postgres', url } });
    const database = await openDatabase({ kind: 'postgres', url });
    await sql`
      insert into policy (municipality_id, version, valid_from, changed_at, rules)
      select municipality_id, 2, ${new Date(server.clock.now + 1000)}, changed_at, '{"show": ["*"]}'
      from policy join site using (municipality_id) where key = 'vestby'
    `.execute(database.db);
    server.clock.now += 1000;
    const answer = (key: string) => fetch(`${server.console}/embed/v1/sites/${key}`);
    const refused = await answer('vestby');
    expect(refused.status).toBe(500);
    expect(await refused.json()).toMatchObject({ code: 'unavailable' });
    expect((await answer('nordby')).status).toBe(200);
    await expect(join(server, server.site, { seat: 'citizen', site: 'vestby' })).rejects.toThrow('full');
    const headers = { Cookie: await signIn(server) };
    const me = v.parse(meSchema, await (await fetch(`${server.console}/api/session`, { headers })).json());
    expect(me.municipalities.map(({ site, grants }) => [site, grants])).toEqual([
      ['nordby', ['view', 'point', 'navigate']],
      ['vestby', []],
    ]);
    expect(server.logged()).toContain('request-failed');
    await database.close();
    open.splice(0);
    await server.close();
    await drop();
  });
});

describe('a code at night', () => {
  it('[S43] raises an alarm that names no one in the log, and is kept for who leads the hotline', async () => {
    const { url, drop } = await createPostgres();
    const demo = { origins: [], agent: anna, hours: { opens: 8 * 60, closes: 9 * 60 } };
    const server = await start({ database: { kind: 'postgres', url }, demo });
    const ticket = await ticketFor(server, await signIn(server));
    const agent = await join(server, server.console, { seat: 'agent', ticket });
    await agent.emitWithAck('open', { na: 'n'.repeat(43) });
    await expect.poll(() => server.logged()).toContain('"event":"alarm","reason":"odd-hours"');
    agent.disconnect();
    open.splice(0);
    await server.close();
    const { db, close } = await openDatabase({ kind: 'postgres', url });
    const { id } = await db.selectFrom('hotline').select('id').executeTakeFirstOrThrow();
    const { agentId } = (await findPasswordHash(db, anna.email)) ?? {};
    expect(await alarmsOf(db, id)).toMatchObject([{ reason: 'odd-hours', agentId, at: server.clock.now }]);
    await close();
    await drop();
  });
});

describe('guessing a password', () => {
  it('[S43] raises an alarm for an agent there is, and looks the same for one there is not', async () => {
    const server = await start();
    const guess = async (email: string) => {
      const statuses = [];
      for (let n = 0; n < 11; n += 1) {
        statuses.push((await post(server, '/api/session', { email, password: 'forkert' })).status);
      }
      return statuses;
    };
    const nobodys = await guess('ukendt@vestby.example');
    expect(server.logged()).not.toContain('"alarm"');
    expect(await guess(anna.email)).toEqual(nobodys);
    await expect.poll(() => server.logged()).toContain('"event":"alarm","reason":"wrong-passwords"');
  });
});

describe('an agent who signs in somewhere else', () => {
  it('is told so in the old place, whose tickets are void', async () => {
    const server = await start();
    const cookie = await signIn(server);
    const old = await join(server, server.console, {
      seat: 'agent',
      ticket: await ticketFor(server, cookie),
    });
    const inHand = await ticketFor(server, cookie);
    const told = new Promise((resolve) => old.once('ended', resolve));
    const now = await signIn(server);
    expect(await told).toEqual({ reason: 'elsewhere' });
    await expect(join(server, server.console, { seat: 'agent', ticket: inHand })).rejects.toThrow('ticket');
    const agent = await join(server, server.console, { seat: 'agent', ticket: await ticketFor(server, now) });
    expect(agent.connected).toBe(true);
    agent.disconnect();
  });
});

async function ticketFor(server: TestApp, cookie: string): Promise<string> {
  const response = await post(server, '/api/ticket', '', { Cookie: cookie });
  return v.parse(ticketSchema, await response.json()).ticket;
}

/** Rejects with the relay's reason. */
function join(server: TestApp, origin: string, who: object): Promise<Socket> {
  const socket = io(server.console, {
    path: '/relay/',
    parser: { Encoder, Decoder },
    transports: ['websocket'],
    auth: { v: SIGNALING_VERSION, ...who },
    extraHeaders: { origin },
    reconnection: false,
    forceNew: true,
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}

describe('a closed server', () => {
  it('answers no more, even on a connection that was kept', async () => {
    const server = await start();
    await signIn(server);
    open.splice(0);
    await server.close();
    await expect(fetch(`${server.console}/healthz`)).rejects.toThrow();
  });
});
