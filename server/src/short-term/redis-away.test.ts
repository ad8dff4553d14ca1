/** A whole server whose Redis cannot be asked: what needs it is refused in plain words, and all else goes on. */
import { randomBytes } from 'node:crypto';
import { listMunicipalities } from '@medkig/api/municipality';
import { strictestRules } from '@medkig/api/policy';
import { problemSchema } from '@medkig/api/problem';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProvider } from '../accounts/oidc/provider.fixture.ts';
import { anna, post, signIn, startTestApp, type TestApp } from '../http/test-app.ts';

let provider: Awaited<ReturnType<typeof startProvider>>;
let server: TestApp;
let Cookie: string;
beforeAll(async () => {
  provider = await startProvider();
  server = await startTestApp({
    // Nobody answers there.
    node: {
      redis: { kind: 'single', at: { host: '127.0.0.1', port: 1 }, database: 0, tls: false },
      name: 'aa',
    },
    oidc: provider.config,
  });
  Cookie = await signIn(server);
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

const told = async (answer: Promise<Response>) => {
  const response = await answer;
  return [response.status, v.parse(problemSchema, await response.json()).code];
};
const id = randomBytes(16).toString('base64url');
const proof = { password: anna.password };
const passkey = {
  ceremony: id,
  passkey: {
    ...{ id: 'x', rawId: 'x', type: 'public-key' },
    response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x', userHandle: 'x' },
  },
};
const ask = (method: string, path: string, body: unknown) =>
  fetch(`${server.console}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Origin: server.console, Cookie },
    body: JSON.stringify(body),
  });

it.each<[string, () => Promise<Response>]>([
  ['a passkey’s challenge', () => post(server, '/api/session/passkey/challenge', '')],
  ['a passkey', () => post(server, '/api/session/passkey', passkey)],
  ['a new passkey', () => ask('POST', '/account/passkeys', { proof })],
  ['codes from an app', () => ask('POST', '/account/totp', { proof })],
  ['a code that confirms them', () => ask('PUT', '/account/totp', { code: '000000' })],
  [
    'a draft of rules',
    async () => {
      const listed = await fetch(`${server.console}/api/municipalities`, { headers: { Cookie } });
      const [first] = v.parse(listMunicipalities.answer, await listed.json()).items;
      return ask('POST', `/municipalities/${first?.id}/preview`, strictestRules);
    },
  ],
  [
    'a draft that is looked at',
    () =>
      fetch(`${server.console}/embed/v1/sites/vestby/previews/${id}`, { headers: { Origin: server.site } }),
  ],
  [
    'a sealed note',
    () =>
      fetch(`${server.console}/embed/v1/sites/vestby/crossings/collect`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain', Origin: server.site },
        body: JSON.stringify({ id }),
      }),
  ],
])('refuses %s until it is back', async (_what, asked) => {
  expect(await told(asked())).toEqual([503, 'unavailable']);
});

it('sends nobody to the workplace’s sign-in, and says so', async () => {
  const go = (path: string, headers = {}) =>
    fetch(`${server.console}/api/oidc/${path}`, { redirect: 'manual', headers });
  const refused = await go('start');
  expect([refused.status, refused.headers.get('Location')]).toEqual([303, '/?login=unavailable']);
  const back = await go(`callback?state=${id}`, { Cookie: `medkig-oidc=${id}` });
  expect([back.status, back.headers.get('Location')]).toEqual([303, '/?login=unavailable']);
});

it('signs in by password all the same, and has no bug to tell of', async () => {
  expect((await post(server, '/api/session', anna)).status).toBe(200);
  expect(server.logged()).not.toMatch(/"event":"(request-failed|unhandled)/);
});
