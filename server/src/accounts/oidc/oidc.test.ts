import { readAccount } from '@medkig/api/account';
import { meSchema } from '@medkig/api/session';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../http/test-app.ts';
import { type Database, openDatabase } from '../../storage/database.ts';
import { createPostgres } from '../../storage/test-databases.ts';
import { saveAgent } from '../agents.ts';
import { type Lies, startProvider } from './provider.fixture.ts';

const anna = { email: 'anna.nielsen@vestby.example', email_verified: true, name: 'Anna Nielsen' };
const agents = { ...anna, groups: ['hotline'], amr: ['pwd', 'mfa'] };

let provider: Awaited<ReturnType<typeof startProvider>>;
let server: TestApp;
let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const fresh = await createPostgres();
  drop = fresh.drop;
  provider = await startProvider();
  server = await startTestApp({
    database: { kind: 'postgres', url: fresh.url },
    oidc: {
      ...provider.config,
      roles: {
        claim: 'groups',
        rules: [
          { value: 'hotline', role: 'agent', municipality: 'Vestby Kommune' },
          { value: 'leads', role: 'lead', municipality: 'Vestby Kommune' },
          { value: 'auditors', role: 'auditor', municipality: undefined },
          { value: 'elsewhere', role: 'operator', municipality: 'Østby Kommune' },
        ],
      },
      amr: ['mfa', 'hwk'],
    },
  });
  database = await openDatabase({ kind: 'postgres', url: fresh.url });
});
afterAll(async () => {
  await database.close();
  await server.close();
  await provider.close();
  await drop();
});

const go = (address: string | URL, cookie = '') =>
  fetch(address, { redirect: 'manual', headers: { Cookie: cookie } });
const cookieOf = (response: Response, name: string) =>
  response.headers
    .getSetCookie()
    .find((one) => one.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';

/** Presses the button: where the browser is sent, and what it remembers. */
async function begin(to = '') {
  // Nobody presses faster than one address may.
  server.clock.now += 3000;
  const response = await go(`${server.console}/api/oidc/start${to}`);
  return {
    address: new URL(response.headers.get('Location') ?? ''),
    browser: cookieOf(response, 'medkig-oidc'),
  };
}
/** Comes back from the provider. */
async function comeBack(lies: Lies, { address, browser } = { address: new URL('a:'), browser: '' }) {
  const begun = browser === '' ? await begin() : { address, browser };
  return go(provider.sendBack(begun.address, lies), begun.browser);
}
const outcome = (response: Response) => [
  response.status,
  response.headers.get('Location'),
  cookieOf(response, 'medkig') !== '',
];
const refused = [303, '/?login=refused', false];
const arrived = [303, '/', true];
const meOf = async (response: Response) => {
  const answer = await go(`${server.console}/api/session`, cookieOf(response, 'medkig'));
  return v.parse(meSchema, await answer.json());
};
const rowOf = (email: string) =>
  database.db.selectFrom('agent').selectAll().where('email', '=', email).executeTakeFirst();

describe('the way to the provider and back', () => {
  it('asks with code, PKCE, state and nonce, each fresh', async () => {
    const [one, two] = [await begin(), await begin()];
    const asked = Object.fromEntries(one.address.searchParams);
    expect(asked).toMatchObject({
      client_id: 'medkig',
      response_type: 'code',
      scope: 'openid profile email',
      redirect_uri: `${server.console}/api/oidc/callback`,
      code_challenge_method: 'S256',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[name]).toMatch(/^[\w-]{43}$/);
      expect(two.address.searchParams.get(name)).not.toBe(asked[name]);
    }
  });

  it('adds whoever the claims give a role, with the employer that goes with it', async () => {
    const response = await comeBack({ claims: agents });
    expect(outcome(response)).toEqual(arrived);
    expect((await meOf(response)).agent).toEqual({
      id: expect.any(String),
      name: 'Anna Nielsen',
      shownAs: 'Anna',
      employer: 'Vestby Kommune',
      roles: ['agent'],
    });
  });

  it('knows the person by the subject, whatever their address is now', async () => {
    const response = await comeBack({ claims: { ...agents, email: 'anna.holst@vestby.example' } });
    expect(outcome(response)).toEqual(arrived);
    expect(await rowOf('anna.holst@vestby.example')).toBeUndefined();
    const { email } = v.parse(
      readAccount.answer,
      await (await go(`${server.console}/api/account`, cookieOf(response, 'medkig'))).json(),
    );
    expect(email).toBe(anna.email);
  });

  it('goes on where it began, and nowhere else', async () => {
    const to = async (path: string) =>
      (await comeBack({ claims: agents }, await begin(`?to=${encodeURIComponent(path)}`))).headers.get(
        'Location',
      );
    expect(await to('/guider')).toBe('/guider');
    for (const elsewhere of [
      '//evil.example',
      'https://evil.example/x',
      '/\\evil.example',
      'javascript:x',
      '/%2F/x',
    ])
      expect(await to(elsewhere)).toBe('/');
  });

  it('says when the person said no', async () => {
    const { address, browser } = await begin();
    const state = address.searchParams.get('state');
    const back = `${server.console}/api/oidc/callback?error=access_denied&state=${state}`;
    expect(outcome(await go(back, browser))).toEqual([303, '/?login=cancelled', false]);
  });
});

describe('what is refused', () => {
  const past = Math.floor(Date.now() / 1000) - 3600;

  it.each<[string, Lies]>([
    ['another nonce', { claims: { ...agents, nonce: 'x' } }],
    ['no nonce', { claims: { ...agents, nonce: undefined } }],
    ['another issuer', { claims: { ...agents, iss: 'https://evil.example' } }],
    ['another audience', { claims: { ...agents, aud: 'someone-else' } }],
    ['a token that has expired', { claims: { ...agents, iat: past, exp: past + 60 } }],
    ['a token that never expires', { claims: { ...agents, exp: undefined } }],
    ['no subject', { claims: { ...agents, sub: undefined } }],
    ['a signature by another key', { claims: agents, signed: 'by-a-stranger' }],
    ['no signature', { claims: agents, head: { alg: 'none' }, signed: 'not-at-all' }],
    ['no signature under the name of one', { claims: agents, signed: 'not-at-all' }],
    [
      'a signature by the secret of the two',
      { claims: agents, head: { alg: 'HS256' }, signed: 'by-the-secret' },
    ],
    ['too weak a way to sign in', { claims: { ...agents, amr: ['pwd'] } }],
    ['not a word on the way', { claims: { ...agents, amr: undefined } }],
  ])('%s', async (_what, lies) => {
    expect(outcome(await comeBack(lies))).toEqual(refused);
  });

  it('a state that nobody began, that another browser began, or that has been used', async () => {
    const begun = await begin();
    const back = provider.sendBack(begun.address, { claims: agents });
    const forged = new URL(back);
    forged.searchParams.set('state', 'A'.repeat(43));
    expect(outcome(await go(forged, begun.browser))).toEqual(refused);
    expect(outcome(await go(back, (await begin()).browser))).toEqual(refused);
    expect(outcome(await go(back))).toEqual(refused);
    expect(outcome(await go(back, begun.browser))).toEqual(arrived);
    expect(outcome(await go(back, begun.browser))).toEqual(refused);
  });

  it('a code that has been used, in a sign-in of its own', async () => {
    const used = provider.sendBack((await begin()).address).searchParams.get('code') ?? '';
    const begun = await begin();
    const back = provider.sendBack(begun.address, { claims: agents });
    back.searchParams.set('code', used);
    expect(outcome(await go(back, begun.browser))).toEqual(refused);
  });

  it('an answer that another provider sent, or nobody says which', async () => {
    for (const iss of ['https://evil.example', undefined]) {
      const begun = await begin();
      const back = provider.sendBack(begun.address, { claims: agents });
      if (iss === undefined) back.searchParams.delete('iss');
      else back.searchParams.set('iss', iss);
      expect(outcome(await go(back, begun.browser))).toEqual(refused);
    }
  });

  it('an answer after ten minutes', async () => {
    const begun = await begin();
    server.clock.now += 10 * 60_000;
    expect(outcome(await comeBack({ claims: agents }, begun))).toEqual(refused);
  });
});

describe('who the claims speak of', () => {
  const bo = { ...agents, sub: 'bo', email: 'bo@vestby.example', name: 'Bo' };

  it.each<[string, Record<string, unknown>]>([
    ['no role at all', { groups: ['canteen'] }],
    ['no groups', { groups: undefined }],
    ['a role at a municipality that is not here', { groups: ['elsewhere'] }],
    ['a role that reaches nothing without an employer, and none', { groups: ['auditors'] }],
    ['an address that nobody has checked', { email_verified: false }],
    ['no address', { email: undefined }],
    ['somebody else’s address', { email: 'anna@vestby.example' }],
  ])('is not added with %s', async (_what, claims) => {
    expect(outcome(await comeBack({ claims: { ...bo, ...claims } }))).toEqual(refused);
    expect(await rowOf(bo.email)).toBeUndefined();
  });

  it('is linked by a checked address only while an invitation is open', async () => {
    const invited = { email: 'cat@vestby.example', name: 'Cat', shownAs: 'C', employerMunicipalityId: null };
    const id = await saveAgent(database.db, { ...invited, passwordHash: null });
    const claims = { ...bo, sub: 'cat', email: invited.email };
    expect(outcome(await comeBack({ claims }))).toEqual(refused);
    const now = new Date(server.clock.now);
    await database.db
      .insertInto('invitation')
      .values({
        token_sha256: 'x',
        agent_id: id,
        invited_by: null,
        created_at: now,
        expires_at: new Date(server.clock.now + 60_000),
      })
      .execute();
    expect(outcome(await comeBack({ claims: { ...claims, email_verified: false } }))).toEqual(refused);
    expect(outcome(await comeBack({ claims }))).toEqual(arrived);
    expect(await rowOf(invited.email)).toMatchObject({ oidc_subject: 'cat', roles: ['agent'] });
    expect(await database.db.selectFrom('invitation').selectAll().execute()).toEqual([]);
  });

  it('has the roles that the claims give now; without any, the sign-ins that are open end', async () => {
    const claims = { ...bo, sub: 'dan', email: 'dan@vestby.example' };
    const first = await comeBack({ claims: { ...claims, groups: ['hotline', 'leads'] } });
    expect((await meOf(first)).agent.roles).toEqual(['agent', 'lead']);
    const second = await comeBack({ claims: { ...claims, groups: ['leads'] } });
    const me = await meOf(second);
    expect(me.agent.roles).toEqual(['lead']);
    expect(me.may).not.toContain('calls');
    expect((await go(`${server.console}/api/session`, cookieOf(first, 'medkig'))).status).toBe(401);
    expect(outcome(await comeBack({ claims: { ...claims, groups: [] } }))).toEqual(refused);
    expect((await go(`${server.console}/api/session`, cookieOf(second, 'medkig'))).status).toBe(401);
    expect(outcome(await comeBack({ claims }))).toEqual(arrived);
  });

  it('is signed out when their session at the provider ends', async () => {
    const claims = { ...bo, sub: 'eva', email: 'eva@vestby.example', groups: ['hotline'] };
    const response = await comeBack({ claims: { ...claims, sid: 'eva-today' } });
    const isIn = async () =>
      (await go(`${server.console}/api/session`, cookieOf(response, 'medkig'))).status === 200;
    expect(await isIn()).toBe(true);
    for (const [sid, still] of [
      ['eva-yesterday', true],
      ['eva-today', false],
    ] as const) {
      const token = provider.logoutToken(server.clock.now, { claims: { sid } });
      const address = `${server.console}/api/oidc/backchannel-logout`;
      await fetch(address, { method: 'POST', body: new URLSearchParams({ logout_token: token }) });
      expect(await isIn()).toBe(still);
    }
  });

  it('stays out while disabled here', async () => {
    await database.db
      .updateTable('agent')
      .set({ disabled_at: new Date() })
      .where('oidc_subject', '=', 'dan')
      .execute();
    expect(outcome(await comeBack({ claims: { ...bo, sub: 'dan' } }))).toEqual(refused);
  });
});

it('nothing of what the provider says is logged', () => {
  for (const word of ['anna-at-work', anna.email, provider.client.secret, 'code-'])
    expect(server.logged()).not.toContain(word);
});
