import { request } from 'node:http';
import { problemSchema } from '@medkig/api/problem';
import { permissions } from '@medkig/api/role';
import { meSchema, ticketSchema } from '@medkig/api/session';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anna, post, signIn, startTestApp, type TestApp } from '../http/test-app.ts';

const HOUR = 60 * 60_000;

let server: TestApp;
beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server.close());

const get = (cookie?: string) =>
  fetch(`${server.console}/api/session`, cookie === undefined ? {} : { headers: { Cookie: cookie } });

const remove = (cookie: string) =>
  fetch(`${server.console}/api/session`, {
    method: 'DELETE',
    headers: { Cookie: cookie, Origin: server.console },
  });

async function problemOf(response: Response) {
  expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  const problem = v.parse(problemSchema, await response.json());
  expect(problem.status).toBe(response.status);
  return { status: response.status, code: problem.code };
}

describe('signing in', () => {
  it('answers with what the console needs to know', async () => {
    const response = await post(server, '/api/session', anna);
    expect(response.status).toBe(200);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const assetPass = expect.stringMatching(/^\d{5}\.[\w-]{43}$/);
    expect(v.parse(meSchema, await response.json())).toEqual({
      agent: {
        id: expect.any(String),
        name: 'Anna Holm',
        shownAs: 'Anna',
        employer: 'Vestby Kommune',
        roles: ['agent', 'lead', 'operator'],
      },
      may: [...permissions],
      hotline: {
        id: expect.any(String),
        name: 'Den Digitale Hotline',
        opening: { open: true, until: null, changesAt: null },
      },
      municipalities: [
        {
          site: 'nordby',
          name: 'Nordby Kommune',
          origins: [server.secondSite],
          grants: ['view', 'point', 'navigate'],
          assetPass,
        },
        {
          site: 'vestby',
          name: 'Vestby Kommune',
          origins: [server.site, server.selfService, 'https://extra.example'],
          grants: ['view', 'point', 'navigate', 'click', 'fill'],
          assetPass,
        },
      ],
      viewerOrigin: server.viewer,
    });
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const response = await post(server, '/api/session', anna);
    const [cookie = '', ...others] = response.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^medkig=[A-Za-z0-9_-]{43}; /);
    const attributes = cookie.split('; ').slice(1);
    expect(attributes).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Strict', 'Max-Age=43200']),
    );
    expect(cookie).not.toContain('Domain');
  });

  it('takes the e-mail in any case and with blanks around it', async () => {
    const response = await post(server, '/api/session', { ...anna, email: ' Anna@Vestby.example ' });
    expect(response.status).toBe(200);
  });

  it('gives the same answer to a wrong password and an unknown e-mail', async () => {
    const wrong = await post(server, '/api/session', { ...anna, password: 'forkert' });
    const unknown = await post(server, '/api/session', { ...anna, email: 'ukendt@vestby.example' });
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect(await problemOf(wrong)).toEqual({ status: 401, code: 'wrong-credentials' });
    expect(await problemOf(unknown)).toEqual({ status: 401, code: 'wrong-credentials' });
  });

  it('ends the sign-in that the browser had before', async () => {
    const before = await signIn(server);
    await post(server, '/api/session', anna, { Cookie: before });
    expect((await get(before)).status).toBe(401);
  });

  it('is refused after ten wrong passwords, and says when to try again', async () => {
    const lone = { email: 'proev@vestby.example', password: 'forkert' };
    for (let n = 0; n < 10; n++) await post(server, '/api/session', lone);
    const response = await post(server, '/api/session', lone);
    expect(response.headers.get('Retry-After')).toBe('90');
    expect(await problemOf(response)).toEqual({ status: 429, code: 'too-many-tries' });
    expect((await post(server, '/api/session', anna)).status).toBe(200);
  });
});

describe('a body that cannot be a sign-in', () => {
  it.each([
    ['is not JSON', '{"email":', 400],
    ['is empty', '', 400],
    ['is not an object', '[]', 400],
    ['lacks the password', { email: anna.email }, 400],
    ['has a field too many', { ...anna, role: 'admin' }, 400],
    ['has an e-mail that is not text', { ...anna, email: { $ne: '' } }, 400],
    ['has a password beyond all measure', { ...anna, password: 'x'.repeat(2000) }, 400],
    ['is larger than 16 KB', { ...anna, password: 'x'.repeat(17 * 1024) }, 413],
  ])('%s', async (_what, body, status) => {
    expect(await problemOf(await post(server, '/api/session', body))).toEqual({ status, code: 'malformed' });
  });

  it('comes as a form', async () => {
    const response = await post(server, '/api/session', 'email=a&password=b', {
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(await problemOf(response)).toEqual({ status: 400, code: 'malformed' });
  });

  it('comes in a strange character set or coding', async () => {
    const charset = await post(server, '/api/session', anna, {
      'Content-Type': 'application/json; charset=klingon',
    });
    expect(await problemOf(charset)).toEqual({ status: 415, code: 'malformed' });
    const coding = await post(server, '/api/session', anna, { 'Content-Encoding': 'wax' });
    expect(await problemOf(coding)).toEqual({ status: 415, code: 'malformed' });
  });
});

describe('a request from another site', () => {
  it.each(['http://127.0.0.1:4001', 'http://localhost.evil.example', 'null', ''])(
    'is refused: «%s»',
    async (origin) => {
      for (const path of ['/api/session', '/api/ticket']) {
        const response = await post(server, path, anna, { Origin: origin });
        expect(await problemOf(response)).toEqual({ status: 403, code: 'foreign-origin' });
      }
    },
  );

  it('is refused without an Origin', async () => {
    const status = await new Promise((resolve, reject) => {
      request(`${server.console}/api/session`, { method: 'DELETE' }, (response) =>
        resolve(response.statusCode),
      )
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});

describe('a sign-in', () => {
  it('is known by its cookie', async () => {
    const response = await get(await signIn(server));
    expect(v.parse(meSchema, await response.json()).agent.name).toBe('Anna Holm');
  });

  it.each([
    ['no cookie', undefined],
    ['a made-up cookie', `medkig=${'A'.repeat(43)}`],
    ['a cookie of another shape', 'medkig=%00'],
    ['another name', `other=${'A'.repeat(43)}`],
  ])('is not there with %s', async (_what, cookie) => {
    expect(await problemOf(await get(cookie))).toEqual({ status: 401, code: 'not-signed-in' });
  });

  it('ends when the agent signs out, and the cookie goes', async () => {
    const cookie = await signIn(server);
    const response = await remove(cookie);
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()[0]).toMatch(/^medkig=;.*Expires=Thu, 01 Jan 1970/);
    expect((await get(cookie)).status).toBe(401);
  });

  it('ends after 30 minutes in which nothing is asked', async () => {
    const cookie = await signIn(server);
    server.clock.now += 29 * 60_000;
    expect((await get(cookie)).status).toBe(200);
    server.clock.now += 29 * 60_000;
    expect((await get(cookie)).status).toBe(200);
    server.clock.now += 30 * 60_000;
    expect((await get(cookie)).status).toBe(401);
  });

  it('ends after twelve hours however busy it is', async () => {
    const cookie = await signIn(server);
    for (let n = 0; n < 24 * 2 - 1; n++) {
      server.clock.now += HOUR / 4;
      expect((await get(cookie)).status).toBe(200);
    }
    server.clock.now += HOUR / 4;
    expect((await get(cookie)).status).toBe(401);
  });
});

describe('signing in somewhere else', () => {
  const codeOf = async (response: Response) => (await problemOf(response)).code;

  it('ends the sign-in before, whose page is told why', async () => {
    const before = await signIn(server);
    const now = await signIn(server);
    expect((await get(now)).status).toBe(200);
    expect(await codeOf(await get(before))).toBe('signed-in-elsewhere');
    expect(await codeOf(await post(server, '/api/ticket', '', { Cookie: before }))).toBe(
      'signed-in-elsewhere',
    );
  });

  it('is remembered until the sign-in would have run out, and no longer', async () => {
    const before = await signIn(server);
    await signIn(server);
    server.clock.now += 11 * HOUR;
    await signIn(server);
    expect(await codeOf(await get(before))).toBe('signed-in-elsewhere');
    server.clock.now += HOUR;
    expect(await codeOf(await get(before))).toBe('not-signed-in');
  });

  it('is forgotten when that page signs out', async () => {
    const before = await signIn(server);
    await signIn(server);
    await remove(before);
    expect(await codeOf(await get(before))).toBe('not-signed-in');
  });
});

describe('a ticket', () => {
  it('is given to a signed-in agent', async () => {
    const response = await post(server, '/api/ticket', '', { Cookie: await signIn(server) });
    expect(v.parse(ticketSchema, await response.json()).ticket).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('is refused to anyone else', async () => {
    expect(await problemOf(await post(server, '/api/ticket', ''))).toEqual({
      status: 401,
      code: 'not-signed-in',
    });
  });
});

it('nothing that an agent typed or holds is logged', async () => {
  const cookie = await signIn(server);
  await post(server, '/api/session', { email: 'hemmelig@vestby.example', password: 'dybt-hemmelig' });
  await post(server, '/api/session?nøgle=hemmelig', '{"hemmelig"');
  const logged = server.logged();
  expect(logged).toContain('"route":"/api/session"');
  for (const secret of [anna.email, anna.password, 'hemmelig', cookie.split('=')[1], '127.0.0.1']) {
    expect(logged).not.toContain(secret);
  }
});
