import { accountSchema } from '@medkig/api/account';
import { problemSchema } from '@medkig/api/problem';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anna, post, signIn, startTestApp, type TestApp } from '../http/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const ask = (method: string, path: string, cookie: string, body?: unknown) =>
  fetch(`${server.console}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Origin: server.console, Cookie: cookie },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const fresh = 'en-ny-og-lang-sætning';
const change = (cookie: string, password: string, to = fresh) =>
  ask('PUT', '/account/password', cookie, { proof: { password }, password: to });

describe('where one is signed in', () => {
  it('is told, the newest first, with the ones that a newer one has ended', async () => {
    const first = server.clock.now;
    await signIn(server);
    server.clock.now += 60_000;
    const cookie = await signIn(server);
    const { signIns, ...rest } = v.parse(accountSchema, await (await ask('GET', '/account', cookie)).json());
    expect(rest).toMatchObject({ email: anna.email, hasPassword: true });
    expect(signIns).toMatchObject([
      { createdAt: first + 60_000, isThis: true, isLive: true },
      { createdAt: first, isThis: false, isLive: false },
    ]);
  });

  it('ends everywhere at once', async () => {
    const cookie = await signIn(server);
    expect((await ask('DELETE', '/account/sign-ins', cookie)).status).toBe(204);
    expect((await ask('GET', '/account', cookie)).status).toBe(401);
  });
});

it('nobody without a sign-in is told anything', async () => {
  expect((await ask('GET', '/account', '')).status).toBe(401);
  expect((await change('', anna.password)).status).toBe(401);
});

describe('the password', () => {
  it.each([
    ['password-too-short', 'fjorten-tegn-x'],
    ['password-common', 'adgangskode123456'],
    ['password-personal', 'min egen anna holm cykel'],
  ])('is refused as %s', async (code, password) => {
    const refused = await change(await signIn(server), anna.password, password);
    expect(v.parse(problemSchema, await refused.json())).toMatchObject({ code, at: ['password'] });
  });

  it('is changed by whoever knows the one before, who stays signed in', async () => {
    const cookie = await signIn(server);
    expect((await change(cookie, anna.password)).status).toBe(204);
    expect((await ask('GET', '/account', cookie)).status).toBe(200);
    expect((await post(server, '/api/session', anna)).status).toBe(401);
    expect((await post(server, '/api/session', { ...anna, password: fresh })).status).toBe(200);
  });

  it('is not changed by a console left open: wrong ones count as they do at the door', async () => {
    const changed = await post(server, '/api/session', { ...anna, password: fresh });
    const cookie = changed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    server.clock.now += 20 * 60_000;
    for (let n = 0; n < 10; n++) {
      const { code } = v.parse(problemSchema, await (await change(cookie, 'forkert')).json());
      expect(code).toBe('wrong-credentials');
    }
    expect((await change(cookie, fresh)).status).toBe(429);
    expect((await post(server, '/api/session', { ...anna, password: fresh })).status).toBe(429);
  });
});
