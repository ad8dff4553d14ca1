import { lookSchema } from '@medkig/api/look';
import { listMunicipalities } from '@medkig/api/municipality';
import { siteSchema } from '@medkig/api/site';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, startTestApp, type TestApp } from '../http/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const ask = (key: string, origin: string) =>
  fetch(`${server.console}/embed/v1/sites/${key}`, { headers: { Origin: origin } });

it('tells the panel whom to call, whether they answer, and what it hides', async () => {
  const response = await ask('vestby', server.site);
  expect(v.parse(siteSchema, await response.json())).toEqual({
    site: 'vestby',
    municipality: 'Vestby Kommune',
    phone: '12 34 56 78',
    origins: [server.site, server.selfService, 'https://extra.example'],
    opening: { open: true, until: null, changesAt: null },
    policy: {
      version: 1,
      grants: ['view', 'point', 'navigate', 'click', 'fill'],
      hosts: [server.site, server.selfService, 'https://extra.example', 'www.borger.dk'],
      block: [],
      mask: [],
      show: [],
      presets: ['dkfds'],
      phones: false,
      emails: false,
      never: ['/betaling'],
    },
  });
});

it('tells how the municipality looks, where it has set that', async () => {
  const cookie = await signIn(server);
  const headers = { Cookie: cookie, Origin: server.console, 'Content-Type': 'application/json' };
  const listed = await fetch(`${server.console}/api/municipalities`, { headers });
  const { items } = v.parse(listMunicipalities.answer, await listed.json());
  const nordby = items.find(({ name }) => name === 'Nordby Kommune');
  const look = { colour: '#145a3a', logo: 'data:image/png;base64,iVBORw0KGgo=' };
  const details = {
    name: 'Nordby Kommune',
    code: null,
    phone: '87 65 43 21',
    agentDisplay: 'first-name',
    languages: ['da'],
    greeting: { da: 'Velkommen til Nordby.', en: null },
    ...look,
  };
  const written = await fetch(`${server.console}/api/municipalities/${nordby?.id}`, {
    method: 'PUT',
    headers,
    body: JSON.stringify(details),
  });
  expect(written.status).toBe(200);
  const told = v.parse(siteSchema, await (await ask('nordby', server.secondSite)).json());
  expect(told.languages).toEqual(['da']);
  expect(v.parse(v.strictObject(lookSchema.entries), told.look)).toEqual({
    ...look,
    greeting: { da: 'Velkommen til Nordby.' },
  });
});

it('can be read by the pages of the site and by no others', async () => {
  const allowed = async (origin: string) => {
    const response = await ask('vestby', origin);
    expect(response.headers.get('Vary')).toBe('Origin');
    return response.headers.get('Access-Control-Allow-Origin');
  };
  expect(await allowed(server.site)).toBe(server.site);
  expect(await allowed('https://extra.example')).toBe('https://extra.example');
  expect(await allowed('https://evil.example')).toBeNull();
  expect(await allowed('null')).toBeNull();
});

it('is kept to the end of the minute, because that is when a hotline may close', async () => {
  server.clock.now = Date.parse('2026-01-05T12:00:42+01:00');
  expect((await ask('vestby', server.site)).headers.get('Cache-Control')).toBe('public, max-age=18');
  server.clock.now += 500;
  expect((await ask('vestby', server.site)).headers.get('Cache-Control')).toBe('public, max-age=17');
});

it.each(['sydby', 'Vestby', '%00', '..', "'; drop table site; --"])(
  'is not there for another key: %s',
  async (key) => {
    expect((await ask(encodeURIComponent(key), server.site)).status).toBe(404);
  },
);
