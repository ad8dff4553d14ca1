import { embedSchema, readEmbed } from '@medkig/api/embed';
import { listMunicipalities } from '@medkig/api/municipality';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, startTestApp, type TestApp } from '../http/test-app.ts';

let server: TestApp;
let cookie: string;
beforeAll(async () => {
  server = await startTestApp();
  cookie = await signIn(server);
});
afterAll(() => server.close());

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.console}/api${path}`, { headers });

it('tells an editor the tag’s version, hash and origin', async () => {
  const response = await ask(readEmbed.path, { Cookie: cookie });
  expect(v.parse(embedSchema, await response.json())).toEqual({
    version: '0.1.0',
    // openssl dgst -sha384 -binary medkig.js | base64
    integrity: 'sha384-IqpFQV1MISHiGJ0aLU/Wd849jzHkZHIQaMsmfFlbUbIjIkZTyRhaE66nrVBES6eY',
    origin: server.console,
  });
});

it('tells nobody else', async () => {
  expect((await ask(readEmbed.path)).status).toBe(401);
});

it('serves the file that the hash is of', async () => {
  const { version, integrity } = v.parse(
    embedSchema,
    await (await ask(readEmbed.path, { Cookie: cookie })).json(),
  );
  const file = await (await fetch(`${server.console}/embed/${version}/medkig.js`)).arrayBuffer();
  const hash = Buffer.from(await crypto.subtle.digest('SHA-384', file)).toString('base64');
  expect(integrity).toBe(`sha384-${hash}`);
});

it.each([
  { tag: 'a pinned tag', path: '/embed/0.1.0/medkig.js', headers: (origin: string) => ({ Origin: origin }) },
  {
    tag: 'one that follows the newest',
    path: '/embed/v1/medkig.js',
    headers: (origin: string) => ({ Referer: `${origin}/flytning?skridt=2` }),
  },
  { tag: 'an open panel', path: '/embed/v1/sites/vestby', headers: (origin: string) => ({ Origin: origin }) },
])('tells on which origins the tag was seen: $tag', async ({ path, headers }) => {
  server.clock.now += 60_000;
  await fetch(server.console + path, { headers: headers(server.site) });
  await expect.poll(async () => (await lastSeen())[server.site]).toBe(server.clock.now);
  expect((await lastSeen())['https://extra.example']).toBeNull();
});

async function lastSeen(): Promise<Record<string, number | null>> {
  const answer = await ask(listMunicipalities.path, { Cookie: cookie });
  const { items } = v.parse(listMunicipalities.answer, await answer.json());
  const sites = items.flatMap(({ sites }) => sites);
  return Object.fromEntries(
    sites.flatMap(({ origins }) => origins.map(({ origin, lastSeenAt }) => [origin, lastSeenAt])),
  );
}
