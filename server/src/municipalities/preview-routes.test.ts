import { listMunicipalities, startPreview } from '@medkig/api/municipality';
import { strictestRules } from '@medkig/api/policy';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { post, signIn, startTestApp, type TestApp } from '../http/test-app.ts';

const draft = { ...strictestRules, mask: ['.sag'], peer: 'direct' } as const;

let server: TestApp;
let cookie: string;
let vestby: string;
beforeAll(async () => {
  server = await startTestApp();
  cookie = await signIn(server);
  const listed = await fetch(`${server.console}/api/municipalities`, { headers: { Cookie: cookie } });
  const { items } = v.parse(listMunicipalities.answer, await listed.json());
  vestby = items.find(({ name }) => name === 'Vestby Kommune')?.id ?? '';
});
afterAll(() => server.close());

const start = (body: unknown, municipality = vestby, headers = { Cookie: cookie }) =>
  post(server, `/api/municipalities/${municipality}/preview`, body, headers);

async function begun(rules: object = draft): Promise<{ id: string; expiresAt: number }> {
  return v.parse(startPreview.answer, await (await start(rules)).json());
}

const read = (key: string, id: string, origin = server.site) =>
  fetch(`${server.console}/embed/v1/sites/${key}/previews/${id}`, { headers: { Origin: origin } });

it('hands a draft to the pages of its municipality, as often as they ask', async () => {
  const { id } = await begun();
  for (const origin of [server.site, server.selfService]) {
    const response = await read('vestby', id, origin);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(origin);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const { peer: _peer, ...told } = draft;
    const hosts = [server.site, server.selfService, 'https://extra.example'];
    expect(await response.json()).toEqual({ version: 0, ...told, hosts });
  }
});

it('hands it to no other municipality, and to no page that is not a site’s', async () => {
  const { id } = await begun();
  expect((await read('nordby', id, server.secondSite)).status).toBe(404);
  expect((await read('vestby', id, server.secondSite)).status).toBe(403);
  expect((await read('vestby', id, 'https://evil.example')).status).toBe(403);
  expect((await read('vestby', 'gaettet')).status).toBe(404);
});

it('keeps it until nobody has looked for ten minutes, an hour at most, and five of them for each municipality', async () => {
  const { id, expiresAt } = await begun();
  const unseen = await begun();
  expect(expiresAt).toBe(server.clock.now + 10 * 60_000);
  for (let look = 0; look < 6; look += 1) {
    server.clock.now += 10 * 60_000 - 1;
    expect((await read('vestby', id)).status).toBe(200);
  }
  expect((await read('vestby', unseen.id)).status).toBe(404);
  server.clock.now += 6;
  expect((await read('vestby', id)).status).toBe(404);
  cookie = await signIn(server);
  const first = await begun();
  for (let more = 0; more < 4; more += 1) await begun();
  expect((await read('vestby', first.id)).status).toBe(200);
  await begun();
  expect((await read('vestby', first.id)).status).toBe(404);
});

it('takes no rules that could not be written, and from nobody who may not write them', async () => {
  expect((await start({ ...draft, mask: ['*'] })).status).toBe(400);
  expect((await start(draft, '00000000-0000-4000-8000-000000000000')).status).toBe(404);
  expect((await start(draft, vestby, { Cookie: '' })).status).toBe(401);
});
