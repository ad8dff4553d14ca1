import { confirmTotp, startTotp } from '@medkig/api/account';
import { allEndpoints } from '@medkig/api/endpoints';
import { listMunicipalities } from '@medkig/api/municipality';
import { invitedSchema } from '@medkig/api/person';
import { problemSchema } from '@medkig/api/problem';
import type { Role } from '@medkig/api/role';
import { meSchema } from '@medkig/api/session';
import { challengeSchema, makingSchema } from '@medkig/api/shown-passkey';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anna, post, startTestApp, type TestApp } from '../http/test-app.ts';
import { createAuthenticator } from './passkeys/authenticator.fixture.ts';
import { fromBase32 } from './totp/base32.ts';
import { stepAt, totpCode } from './totp/totp.ts';

const NO_ID = '00000000-0000-4000-8000-00000000000f';
const proof = { password: anna.password };
const missing = [403, 'second-factor-missing'];

let server: TestApp;
let bos: ReturnType<typeof createAuthenticator>;
beforeAll(async () => {
  server = await startTestApp({ secondFactorOf: ['operator'] });
  bos = createAuthenticator(server.console);
});
afterAll(() => server.close());

const ask = (cookie: string, method: string, path: string, body?: unknown) =>
  fetch(`${server.console}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Origin: server.console, Cookie: cookie },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const told = async (response: Response) => [
  response.status,
  v.parse(problemSchema, await response.json()).code,
];
const cookieOf = (response: Response) => (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
const meOf = async (response: Response) => v.parse(meSchema, await response.json());
const appCode = (secret: string) => totpCode(fromBase32(secret), stepAt(server.clock.now));

describe('an operator, of whom a second factor is asked', () => {
  let cookie = '';
  let secret = '';

  it('gets by a password alone a sign-in that tells nothing but who they are', async () => {
    const entered = await post(server, '/api/session', anna);
    cookie = cookieOf(entered);
    const limited = { may: [], hotline: null, municipalities: [], mustSetUp: 'second-factor' };
    expect(await meOf(entered)).toMatchObject(limited);
    expect(await meOf(await ask(cookie, 'GET', '/session'))).toMatchObject(limited);
  });

  it.each(allEndpoints.filter(({ endpoint }) => endpoint.needs !== 'anyone'))(
    'reaches with it $name only if that is for setting one up',
    async ({ endpoint }) => {
      if (endpoint.path === '/account/sign-ins') return;
      const path = endpoint.path.replaceAll(/:\w+/g, NO_ID);
      const response = await ask(cookie, endpoint.method, path, endpoint.method === 'GET' ? undefined : {});
      if (!endpoint.beforeSecondFactor) expect(await told(response)).toEqual(missing);
      else expect(response.status).not.toBe(403);
    },
  );

  it('opens nothing by a secret that no code has confirmed, and all by one', async () => {
    const started = await ask(cookie, 'POST', '/account/totp', { proof });
    ({ secret } = v.parse(startTotp.answer, await started.json()));
    expect(await told(await ask(cookie, 'POST', '/ticket'))).toEqual(missing);
    const confirmed = await ask(cookie, 'PUT', '/account/totp', { code: appCode(secret) });
    expect(v.parse(confirmTotp.answer, await confirmed.json()).recoveryCodes).toHaveLength(10);
    const me = await meOf(await ask(cookie, 'GET', '/session'));
    expect(me).not.toHaveProperty('mustSetUp');
    expect(me.may).toContain('people:write');
    expect((await ask(cookie, 'POST', '/ticket')).status).toBe(200);
    expect((await ask(cookie, 'GET', '/people')).status).toBe(200);
  });

  it('signs in with it from then on, and all is open at once', async () => {
    server.clock.now += 60_000;
    expect(await told(await post(server, '/api/session', anna))).toEqual([401, 'second-factor']);
    const entered = await post(server, '/api/session', { ...anna, code: appCode(secret) });
    cookie = cookieOf(entered);
    expect(await meOf(entered)).not.toHaveProperty('mustSetUp');
  });

  describe('and somebody else, of whom none is asked', () => {
    const bo = { email: 'bo@drift.example', password: 'et-andet-langt-ord' };
    let id = '';
    let bosCookie = '';
    let employerId = '';
    const giveRole = (roles: Role[]) =>
      ask(cookie, 'PUT', `/people/${id}`, { name: 'Bo Friis', roles, employerId });
    const enter = async () => {
      const entered = await post(server, '/api/session', bo);
      if (entered.ok) bosCookie = cookieOf(entered);
      return entered;
    };
    beforeAll(async () => {
      const listed = v.parse(
        listMunicipalities.answer,
        await (await ask(cookie, 'GET', '/municipalities')).json(),
      );
      employerId = listed.items[0]?.id ?? '';
      const person = { email: bo.email, name: 'Bo Friis', roles: ['auditor'], employerId };
      const invited = v.parse(invitedSchema, await (await ask(cookie, 'POST', '/people', person)).json());
      const [, token] = invited.invitation.link.split('#');
      await post(server, '/api/invitations/accept', { token, password: bo.password });
      ({ id } = invited.person);
    });

    it('has everything by a password, until the role that asks for more', async () => {
      expect(await meOf(await enter())).not.toHaveProperty('mustSetUp');
      expect((await ask(bosCookie, 'GET', '/tokens')).status).toBe(200);
      await giveRole(['operator']);
      expect(await told(await ask(bosCookie, 'GET', '/tokens'))).toEqual(missing);
    });

    it('can set up a passkey instead', async () => {
      const asked = await ask(bosCookie, 'POST', '/account/passkeys', { proof: { password: bo.password } });
      const { ceremony, options } = v.parse(makingSchema, await asked.json());
      const made = { ceremony, name: 'Nøgle', passkey: bos.make(options) };
      expect((await ask(bosCookie, 'PUT', '/account/passkeys', made)).status).toBe(200);
      expect((await ask(bosCookie, 'GET', '/people')).status).toBe(200);
    });

    it('then gets nowhere by the password: neither to the passkeys, nor to codes of another app', async () => {
      expect(await told(await enter())).toEqual([401, 'passkey-needed']);
      await giveRole(['auditor']);
      expect((await enter()).status).toBe(200);
      await giveRole(['operator']);
      const started = await ask(bosCookie, 'POST', '/account/totp', { proof: { password: bo.password } });
      expect(await told(started)).toEqual([401, 'not-signed-in']);
    });

    it('and everywhere by the passkey', async () => {
      const challenge = await post(server, '/api/session/passkey/challenge', '');
      const { ceremony, options } = v.parse(challengeSchema, await challenge.json());
      const entered = await post(server, '/api/session/passkey', { ceremony, passkey: bos.show(options) });
      expect(await meOf(entered)).not.toHaveProperty('mustSetUp');
      expect((await ask(cookieOf(entered), 'GET', '/people')).status).toBe(200);
    });
  });
});
