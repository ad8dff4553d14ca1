import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../http/test-app.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import { createPostgres } from '../../storage/test-databases.ts';
import { saveAgent } from '../agents.ts';
import { startSession } from '../sessions.ts';
import { type Lies, startProvider } from './provider.fixture.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

let provider: Awaited<ReturnType<typeof startProvider>>;
let server: TestApp;
let database: Database;
let drop: () => Promise<void>;
let anna = '';
/** Of three sign-ins of Anna's: from two sessions at the provider, and by a password. */
let cookies: Record<'one' | 'two' | 'password', string>;
beforeAll(async () => {
  const fresh = await createPostgres();
  drop = fresh.drop;
  provider = await startProvider();
  server = await startTestApp({
    database: { kind: 'postgres', url: fresh.url },
    oidc: provider.config,
  });
  database = await openDatabase({ kind: 'postgres', url: fresh.url });
  const person = { email: 'anna@vestby.example', name: 'Anna', shownAs: 'A', roles: ['operator' as const] };
  anna = await saveAgent(database.db, { ...person, employerMunicipalityId: null, passwordHash: null });
  const known = { oidc_issuer: provider.issuer, oidc_subject: 'anna-at-work' };
  await database.db.updateTable('agent').set(known).where('id', '=', anna).execute();
});
afterAll(async () => {
  await database.close();
  await server.close();
  await provider.close();
  await drop();
});
beforeEach(async () => {
  await database.db.deleteFrom('agent_session').execute();
  const start = async (sid?: string) => {
    const sources = { now: server.clock.now, randomBytes, ...(sid !== undefined && { sid }) };
    return `medkig=${(await startSession(database.db, anna, sources)).token}`;
  };
  cookies = { one: await start('one'), two: await start('two'), password: await start() };
});

const send = (body: URLSearchParams | string, headers: Record<string, string> = {}) =>
  fetch(`${server.console}/api/oidc/backchannel-logout`, { method: 'POST', body, headers });
const logOut = (lies: Lies) =>
  send(new URLSearchParams({ logout_token: provider.logoutToken(server.clock.now, lies) }));
const live = async () => {
  const open: string[] = [];
  for (const [name, Cookie] of Object.entries(cookies))
    if ((await fetch(`${server.console}/api/session`, { headers: { Cookie } })).ok) open.push(name);
  return open;
};
const all = ['one', 'two', 'password'];
const sub = 'anna-at-work';

describe('the provider signs somebody out', () => {
  it('from one of its sessions, by its id alone or with the person', async () => {
    const response = await logOut({ claims: { sid: 'one' } });
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
    expect(await live()).toEqual(['two', 'password']);
    expect((await logOut({ claims: { sid: 'two', sub } })).status).toBe(200);
    expect(await live()).toEqual(['password']);
  });

  it('from everything, by the person alone', async () => {
    expect((await logOut({ claims: { sub } })).status).toBe(200);
    expect(await live()).toEqual([]);
  });

  it('and nobody else, whom it does not mean or we do not know', async () => {
    for (const claims of [{ sub: 'bo' }, { sid: 'three' }, { sub: 'bo', sid: 'one' }])
      expect((await logOut({ claims })).status).toBe(200);
    expect(await live()).toEqual(all);
  });

  it.each([{ head: { typ: undefined } }, { head: { typ: 'JWT' } }, { claims: { exp: undefined } }])(
    'also by a token of the kind that older providers send: %o',
    async ({ claims, ...lies }: Lies) => {
      expect((await logOut({ ...lies, claims: { sub, ...claims } })).status).toBe(200);
      expect(await live()).toEqual([]);
    },
  );
});

describe('nobody is signed out', () => {
  const at = (seconds: number) => Math.floor(Date.parse('2026-01-05T12:00:00+01:00') / 1000) + seconds;
  it.each<[string, Lies]>([
    ['signed by somebody else', { signed: 'by-a-stranger' }],
    ['not signed', { signed: 'not-at-all', head: { alg: 'none' } }],
    ['signed by the secret of the two', { signed: 'by-the-secret', head: { alg: 'HS256' } }],
    ['that brings its own key', { signed: 'by-a-stranger', head: { jwk: { kty: 'oct', k: 'AAAA' } } }],
    ['of a key that is not there', { head: { kid: '2' } }],
    ['with a header that must be understood', { head: { crit: ['x'], x: 1 } }],
    ['of another issuer', { claims: { iss: 'https://login.example' } }],
    ['without an issuer', { claims: { iss: undefined } }],
    ['for somebody else', { claims: { aud: 'another' } }],
    ['for nobody', { claims: { aud: undefined } }],
    ['without a time', { claims: { iat: undefined } }],
    ['of long ago', { claims: { iat: at(-200), exp: at(600) } }],
    ['of the future', { claims: { iat: at(200), exp: at(600) } }],
    ['that is over', { claims: { exp: at(-60) } }],
    ['without an id', { claims: { jti: undefined } }],
    ['without an event', { claims: { events: undefined } }],
    ['with another event', { claims: { events: { 'https://login.example/event': {} } } }],
    ['whose event is no object', { claims: { events: { [EVENT]: true } } }],
    ['whose events are a list', { claims: { events: [EVENT] } }],
    ['with a nonce', { claims: { nonce: 'x' } }],
    ['with an empty nonce', { claims: { nonce: null } }],
    ['that means nobody', { claims: { sub: undefined } }],
    ['that means an empty session', { claims: { sub: undefined, sid: '' } }],
    ['whose subject is no text', { claims: { sub: 7 } }],
    ['of another type', { head: { typ: 'at+jwt' } }],
  ])('by a token %s', async (_, { claims, ...lies }) => {
    expect((await logOut({ ...lies, claims: { sub, ...claims } })).status).toBe(400);
    expect(await live()).toEqual(all);
  });

  it('by a token that comes again', async () => {
    const body = new URLSearchParams({
      logout_token: provider.logoutToken(server.clock.now, { claims: { sid: 'one', sub } }),
    });
    expect((await send(body)).status).toBe(200);
    await database.db.updateTable('agent_session').set({ ended_because: null }).execute();
    expect((await send(body)).status).toBe(400);
    server.clock.now += 130_000;
    expect((await send(body)).status).toBe(400);
    expect(await live()).toEqual(all);
  });

  it.each<[string, () => [string | URLSearchParams, Record<string, string>?]]>([
    ['nothing', () => ['']],
    ['no token', () => [new URLSearchParams({ logout_token: 'x.y.z' })]],
    ['JSON', () => [JSON.stringify({ logout_token: 'x' }), { 'Content-Type': 'application/json' }]],
    [
      'two tokens',
      () => {
        const token = provider.logoutToken(server.clock.now, { claims: { sub } });
        return [new URLSearchParams(`logout_token=${token}&logout_token=${token}`)];
      },
    ],
    ['a long body', () => [new URLSearchParams({ logout_token: 'x'.repeat(20_000) })]],
  ])('by %s', async (_, what) => {
    const { status } = await send(...what());
    expect([400, 413]).toContain(status);
    expect(await live()).toEqual(all);
  });

  it('by whoever only asks', async () => {
    const token = provider.logoutToken(server.clock.now, { claims: { sub } });
    const address = `${server.console}/api/oidc/backchannel-logout?logout_token=${token}`;
    expect((await fetch(address)).status).toBe(404);
    expect(await live()).toEqual(all);
  });
});

it('nothing that was sent is logged', () => {
  for (const word of [sub, 'logout-1', 'eyJ']) expect(server.logged()).not.toContain(word);
});
