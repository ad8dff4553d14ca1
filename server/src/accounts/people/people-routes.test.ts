import { type Invited, invitedSchema, keptPersonSchema, listPeople } from '@medkig/api/person';
import { problemSchema } from '@medkig/api/problem';
import { roles as allRoles, type Role } from '@medkig/api/role';
import { ticketSchema } from '@medkig/api/session';
import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import { Decoder, Encoder } from '@medkig/protocol/signaling/wire-parser';
import { io, type Socket } from 'socket.io-client';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anna, post, signIn, startTestApp, type TestApp } from '../../http/test-app.ts';
import { openDatabase } from '../../storage/database.ts';
import { createPostgres } from '../../storage/test-databases.ts';
import { findPasswordHash } from '../agents.ts';
import { endSessionsOf } from '../sessions.ts';

const PASSWORD = 'tre små ænder svømmer';

let server: TestApp;
/** Anna's: agent, lead and operator. */
let operator: string;
let vestby: string;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());
beforeEach(async () => {
  operator = await signIn(server);
  const [self] = v.parse(listPeople.answer, await (await ask('GET', '/people')).json()).items;
  vestby = self?.employer?.id ?? '';
});

function ask(method: string, path: string, body?: unknown, cookie = operator): Promise<Response> {
  return fetch(`${server.console}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Origin: server.console, Cookie: cookie },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function refusal(response: Response) {
  const { code, at } = v.parse(problemSchema, await response.json());
  return at ? { code, at } : { code };
}

let count = 0;
const freshEmail = () => `person${count++}@vestby.example`;

async function invited(roles: Role[] = ['agent'], employerId = vestby): Promise<Invited> {
  const body = { email: freshEmail(), name: 'Bo Holm', roles, employerId };
  const response = await ask('POST', '/people', body);
  return v.parse(invitedSchema, await response.json());
}

const tokenIn = ({ invitation }: Invited) => invitation.link.split('#')[1] ?? '';
const accept = (token: string, password = PASSWORD) =>
  post(server, '/api/invitations/accept', { token, password });

async function cookieOf(email: string, password = PASSWORD): Promise<string> {
  const response = await post(server, '/api/session', { email, password });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

/** Somebody who has accepted and signed in. */
async function signedIn(roles: Role[] = ['agent'], employerId = vestby) {
  const { person, ...rest } = await invited(roles, employerId);
  await accept(tokenIn({ person, ...rest }));
  return { id: person.id, email: person.email, cookie: await cookieOf(person.email) };
}

describe('an invitation', () => {
  it('leads by its link to a password and a sign-in, once', async () => {
    const made = await invited();
    expect(made.invitation.link).toMatch(new RegExp(`^${server.console}/invitation#[\\w-]{43}$`));
    expect(made.person).toMatchObject({ state: 'invited', shownAs: 'Bo', signsInBy: { password: false } });
    const token = tokenIn(made);
    const read = await post(server, '/api/invitations/read', { token });
    expect(await read.json()).toEqual({
      name: 'Bo Holm',
      email: made.person.email,
      municipality: 'Vestby Kommune',
    });
    expect((await accept(token)).status).toBe(204);
    const cookie = await cookieOf(made.person.email);
    expect((await ask('GET', '/session', undefined, cookie)).status).toBe(200);
    const kept = await (await ask('GET', `/people/${made.person.id}`)).json();
    expect(v.parse(keptPersonSchema, kept)).toMatchObject({ state: 'active', lastSeenAt: server.clock.now });
    expect(await refusal(await accept(token))).toEqual({ code: 'invitation-over' });
  });

  it('that is forged, used, old, replaced or somebody’s who is disabled: one refusal, to the letter', async () => {
    const [used, old, replaced, disabled] = [
      await invited(),
      await invited(),
      await invited(),
      await invited(),
    ];
    await accept(tokenIn(used));
    await ask('POST', `/people/${replaced.person.id}/invitation`);
    await ask('POST', `/people/${disabled.person.id}/disable`);
    const tokens = ['', 'A'.repeat(43), `${tokenIn(old)}=`, ...[used, replaced, disabled].map(tokenIn)];
    const refusals = new Set<string>();
    for (const token of tokens)
      for (const response of [await accept(token), await post(server, '/api/invitations/read', { token })])
        refusals.add(`${response.status} ${await response.text()}`);
    server.clock.now += 7 * 24 * 60 * 60_000;
    const late = await accept(tokenIn(old));
    refusals.add(`${late.status} ${await late.text()}`);
    expect([...refusals]).toEqual([expect.stringContaining('"code":"invitation-over"')]);
  });

  it('is kept when the password is refused, and each refusal says which rule', async () => {
    const token = tokenIn(await invited());
    const codes = [];
    for (const password of ['kort', 'adgangskode 2026', 'jeg hedder Holm selv'])
      codes.push(await refusal(await accept(token, password)));
    expect(codes).toEqual(
      ['too-short', 'common', 'personal'].map((why) => ({ code: `password-${why}`, at: ['password'] })),
    );
    expect((await accept(token)).status).toBe(204);
  });

  it('is guessed thirty times from one address, and then not at all for a while', async () => {
    server.clock.now += 60 * 60_000;
    const statuses = [];
    for (let n = 0; n < 31; n++) statuses.push((await accept('A'.repeat(43))).status);
    expect(statuses).toEqual([...Array(30).fill(404), 429]);
    operator = await signIn(server);
    const token = tokenIn(await invited());
    expect((await accept(token)).status).toBe(429);
    server.clock.now += 20_000;
    expect((await accept(token)).status).toBe(204);
  });

  it('leaves neither token, nor e-mail, nor name in the log', async () => {
    const made = await invited();
    await accept(tokenIn(made));
    for (const secret of [tokenIn(made), made.person.email, 'Holm', PASSWORD])
      expect(server.logged()).not.toContain(secret);
  });

  it('to an e-mail that somebody has is not made', async () => {
    const body = { email: anna.email.toUpperCase(), name: 'Bo', roles: ['agent'], employerId: vestby };
    expect(await refusal(await ask('POST', '/people', body))).toEqual({ code: 'taken' });
  });

  it.each([
    [{ email: 'nobody' }, 'email'],
    [{ email: 'bo@vestby.example\nx' }, 'email'],
    [{ name: ' ' }, 'name'],
    [{ roles: [] }, 'roles'],
    [{ roles: ['agent', 'agent'] }, 'roles.1'],
    [{ roles: ['king'] }, 'roles.0'],
    [{ employerId: 'vestby' }, 'employerId'],
    [{ employerId: null }, 'employerId'],
    [{ roles: ['auditor'], employerId: null }, 'employerId'],
    [{ disabled: false }, 'disabled'],
  ])('of %j is refused where it is wrong', async (wrong, at) => {
    const body = { email: freshEmail(), name: 'Bo', roles: ['agent'], employerId: vestby, ...wrong };
    const { code, at: found = [] } = { at: [], ...(await refusal(await ask('POST', '/people', body))) };
    expect([code, found[0]]).toEqual(['malformed', at]);
  });
});

describe('over the interface', () => {
  const writes = (id: string) =>
    [
      ['POST', '/people', { email: freshEmail(), name: 'X', roles: ['operator'], employerId: null }],
      ['PUT', `/people/${id}`, { name: 'X', roles: ['operator'], employerId: null }],
      ['POST', `/people/${id}/disable`, undefined],
      ['POST', `/people/${id}/enable`, undefined],
      ['POST', `/people/${id}/invitation`, undefined],
    ] as const;

  it.each(allRoles.filter((role) => role !== 'operator'))(
    '%s makes nobody an operator, and takes none away',
    async (role) => {
      const { cookie, id } = await signedIn([role]);
      const other = await invited(['operator']);
      for (const target of [id, other.person.id])
        for (const [method, path, body] of writes(target)) {
          const response = await ask(method, path, body, cookie);
          const isOwnEnable = role === 'lead' && path === `/people/${id}/enable`;
          expect([path, response.status]).toEqual([path, isOwnEnable ? 200 : 403]);
        }
    },
  );

  it('nobody who is not signed in gets anything', async () => {
    for (const [method, path, body] of [...writes(vestby), ['GET', '/people', undefined] as const])
      expect((await ask(method, path, body, '')).status).toBe(401);
  });

  it('only those read who lead, audit or operate', async () => {
    const statuses = [];
    for (const role of allRoles) {
      const { cookie } = await signedIn([role]);
      statuses.push([role, (await ask('GET', '/people', undefined, cookie)).status]);
    }
    expect(Object.fromEntries(statuses)).toEqual({
      agent: 403,
      lead: 200,
      editor: 403,
      auditor: 200,
      operator: 200,
    });
  });

  it('an auditor keeps an employer, since nothing would be left to read; an operator audits the service too', async () => {
    const { person } = await invited(['auditor', 'operator']);
    const change = (roles: Role[]) =>
      ask('PUT', `/people/${person.id}`, { name: 'Bo Holm', roles, employerId: null });
    expect(await refusal(await change(['auditor']))).toEqual({ code: 'malformed', at: ['employerId'] });
    expect((await change(['auditor', 'operator'])).status).toBe(200);
  });

  it('an id that is none, or another shape, is not found', async () => {
    for (const id of ['00000000-0000-4000-8000-000000000000', 'x', '%00', "'--"])
      expect((await ask('GET', `/people/${id}`)).status).toBe(404);
  });
});

describe('whoever is signed in and in a call', () => {
  const open: Socket[] = [];
  afterAll(() => {
    for (const socket of open) socket.disconnect();
  });

  async function inRoom(cookie: string, { site, at } = { site: 'vestby', at: server.site }) {
    const { ticket } = v.parse(ticketSchema, await (await ask('POST', '/ticket', undefined, cookie)).json());
    const agent = await join(server.console, { seat: 'agent', ticket });
    const { nameplate } = await agent.emitWithAck('open', { na: 'n'.repeat(43) });
    const citizen = await join(at, { seat: 'citizen', site });
    await citizen.emitWithAck('claim', { nameplate });
    return { agent, citizen };
  }

  function join(origin: string, seat: object): Promise<Socket> {
    const socket = io(server.console, {
      path: '/relay/',
      parser: { Encoder, Decoder },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: { v: SIGNALING_VERSION, ...seat },
      extraHeaders: { Origin: origin },
    });
    open.push(socket);
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(socket));
      socket.once('connect_error', reject);
    });
  }

  it.each([
    ['is disabled', 'POST', '/disable', undefined],
    ['is reset', 'POST', '/invitation', undefined],
    ['takes calls no more', 'PUT', '', ['lead']],
  ] as const)(
    'and %s is out, socket, citizen, ticket and sign-in, when the answer comes',
    async (_, method, below, roles) => {
      const { id, cookie } = await signedIn();
      const inHand = v.parse(
        ticketSchema,
        await (await ask('POST', '/ticket', undefined, cookie)).json(),
      ).ticket;
      const { agent, citizen } = await inRoom(cookie);
      const order: string[] = [];
      const agentOut = new Promise((resolve) => agent.once('disconnect', resolve));
      const citizenTold = new Promise((resolve) => citizen.once('ended', resolve));
      agent.once('ended', ({ reason }) => order.push(`agent ${reason}`));

      const body = roles && { name: 'Bo Holm', roles, employerId: vestby };
      const answer = await ask(method, `/people/${id}${below}`, body);
      expect(answer.status).toBe(200);

      expect(await citizenTold).toEqual({ reason: 'revoked' });
      expect(await agentOut).toBe('io server disconnect');
      expect(order).toEqual(['agent revoked']);
      await expect(join(server.console, { seat: 'agent', ticket: inHand })).rejects.toThrow('ticket');
      for (const [verb, path] of [
        ['GET', '/session'],
        ['POST', '/ticket'],
        ['GET', '/connection'],
        ['GET', '/guide-cards'],
        ['GET', '/people'],
      ] as const)
        expect([path, (await ask(verb, path, undefined, cookie)).status]).toEqual([path, 401]);
    },
  );

  describe('when a municipality gets another hotline', () => {
    /** All by the interface, as an operator does. */
    async function move(municipality: string, hotlineId: string) {
      operator = await signIn(server);
      const answer = await ask('PUT', `/municipalities/${municipality}/hotline`, { hotlineId });
      expect(answer.status).toBe(200);
      operator = await signIn(server);
    }
    const itemsOf = async (path: string) =>
      v.parse(
        v.object({ items: v.array(v.object({ id: v.string(), name: v.string() })) }),
        await (await ask('GET', path)).json(),
      ).items;
    let nordby: string;
    let before: string;
    let after: string;
    beforeAll(async () => {
      operator = await signIn(server);
      const municipalities = await itemsOf('/municipalities');
      nordby = municipalities.find(({ name }) => name === 'Nordby Kommune')?.id ?? '';
      before = (await itemsOf('/hotlines'))[0]?.id ?? '';
      const body = { name: 'En anden hotline', timeZone: 'Europe/Copenhagen', hours: [] };
      after = v.parse(v.object({ id: v.string() }), await (await ask('POST', '/hotlines', body)).json()).id;
    });
    afterEach(() => move(vestby, before));

    it('its own people are out, with whomever they help', async () => {
      const { cookie } = await signedIn();
      const { agent, citizen } = await inRoom(cookie);
      const agentTold = new Promise((resolve) => agent.once('ended', resolve));
      const citizenTold = new Promise((resolve) => citizen.once('ended', resolve));
      await move(vestby, after);
      expect([await agentTold, await citizenTold]).toEqual([{ reason: 'revoked' }, { reason: 'revoked' }]);
      expect((await ask('GET', '/session', undefined, cookie)).status).toBe(401);
    });

    it.each(['claimed', 'paired'])(
      'another municipality’s agent has lost its citizen (%s), and keeps the sign-in and all other citizens',
      async (state) => {
        const [one, other] = [await signedIn(['agent'], nordby), await signedIn(['agent'], nordby)];
        const { agent, citizen } = await inRoom(one.cookie);
        if (state === 'paired') agent.emit('paired', {});
        const kept = await inRoom(other.cookie, { site: 'nordby', at: server.secondSite });
        const waiting = await join(server.site, { seat: 'citizen', site: 'vestby' });
        const citizenTold = new Promise((resolve) => citizen.once('ended', resolve));
        const agentTold = new Promise((resolve) => {
          agent.once('ended', resolve);
          agent.on('peer', (notice) => notice.state === 'released' && resolve(notice));
        });
        const waitingGone = new Promise((resolve) => waiting.once('disconnect', resolve));
        await move(vestby, after);
        expect(await citizenTold).toEqual({ reason: 'revoked' });
        expect(await agentTold).toEqual(state === 'paired' ? { reason: 'revoked' } : { state: 'released' });
        // Its browser connects again, and comes to the other hotline.
        expect(await waitingGone).not.toBe('io server disconnect');
        for (const { cookie } of [one, other])
          expect((await ask('GET', '/session', undefined, cookie)).status).toBe(200);
        expect([kept.agent.connected, kept.citizen.connected]).toEqual([true, true]);
      },
    );
  });

  it('and changes the name only stays', async () => {
    const { id, cookie } = await signedIn();
    const { agent } = await inRoom(cookie);
    await ask('PUT', `/people/${id}`, { name: 'Bo Lind', roles: ['agent'], employerId: vestby });
    expect((await ask('GET', '/session', undefined, cookie)).status).toBe(200);
    expect(agent.connected).toBe(true);
  });

  it('and is disabled cannot sign in; enabled again, can', async () => {
    const { id, email } = await signedIn();
    await ask('POST', `/people/${id}/disable`);
    expect(await cookieOf(email)).toBe('');
    await ask('POST', `/people/${id}/enable`);
    expect(await cookieOf(email)).toMatch(/^medkig=/);
  });

  it('and is disabled by the operator’s command in another process is out too', async () => {
    const { url, drop } = await createPostgres();
    const [before, own] = [server, await startTestApp({ database: { kind: 'postgres', url } })];
    const other = await openDatabase({ kind: 'postgres', url });
    try {
      server = own;
      const { ticket } = v.parse(
        ticketSchema,
        await (await ask('POST', '/ticket', undefined, await signIn(own))).json(),
      );
      const agent = await join(own.console, { seat: 'agent', ticket });
      const told = new Promise((resolve) => agent.once('ended', resolve));
      const { agentId = '' } = (await findPasswordHash(other.db, anna.email)) ?? {};
      await endSessionsOf(other.db, agentId);
      expect(await told).toEqual({ reason: 'revoked' });
    } finally {
      server = before;
      await other.close();
      await own.close();
      await drop();
    }
  });
});
