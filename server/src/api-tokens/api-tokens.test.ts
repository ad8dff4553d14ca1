import { keptTokenSchema, listAllTokens, listTokens, makeToken } from '@medkig/api/api-token';
import { problemSchema } from '@medkig/api/problem';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTokenByCommand, readTokenArguments } from '../command/token-command.ts';
import type { Actor } from '../http/tenants.fixture.ts';
import { startWorkplace, type Workplace } from '../http/workplace.fixture.ts';
import { testDatabases } from '../storage/test-databases.ts';

const DAY_MS = 24 * 60 * 60_000;

describe.each(testDatabases)('API tokens on $name', (kind) => {
  let workplace: Workplace;
  let lead: Actor;
  beforeAll(async () => {
    workplace = await startWorkplace(kind);
    const [, found] = workplace.people;
    if (!found) throw new Error('no lead');
    lead = found;
  });
  afterAll(() => workplace.server.close());

  const codeOf = ({ text }: { text: string }) => v.parse(problemSchema, JSON.parse(text)).code;

  async function make(scopes: string[], days = 30) {
    return workplace.byCookie(lead, {
      method: 'POST',
      path: '/tokens',
      body: { name: 'Kopi', scopes, days },
    });
  }
  async function made(scopes: string[], days?: number) {
    const { id, secret } = v.parse(makeToken.answer, JSON.parse((await make(scopes, days)).text));
    return { id, secret, actor: { ...lead, bearer: `Bearer ${secret}` } };
  }
  const hotlines = { method: 'GET', path: '/hotlines' };

  it('a new one is shown once and kept as a hash', async () => {
    const { id, secret } = await made(['hotlines:read']);
    expect(secret).toMatch(/^mk_[A-Za-z0-9_-]{43}$/);
    const { text } = await workplace.byCookie(lead, { method: 'GET', path: '/tokens' });
    const { items } = v.parse(listTokens.answer, JSON.parse(text));
    expect(items.map((token) => token.id)).toContain(id);
    const rows = await workplace.db.selectFrom('api_token').selectAll().execute();
    expect(text + JSON.stringify(rows)).not.toContain(secret.slice(3));
  });

  it('it asks what its scopes say, and is written down as used', async () => {
    const { id, actor } = await made(['hotlines:read']);
    expect((await workplace.byToken(actor, hotlines)).status).toBe(200);
    expect(codeOf(await workplace.byToken(actor, { method: 'GET', path: '/guide-cards' }))).toBe(
      'not-allowed',
    );
    const row = workplace.db.selectFrom('api_token').select('last_used_at').where('id', '=', id);
    expect((await row.executeTakeFirstOrThrow()).last_used_at).not.toBeNull();
  });

  it('nobody gives one more than they may do themselves', async () => {
    expect(codeOf(await make(['hotlines:read', 'audit:read']))).toBe('not-allowed');
  });

  it.each([
    ['no scope', [], 30],
    ['one scope twice', ['guides:read', 'guides:read'], 30],
    ['no such scope', ['everything'], 30],
    ['more than a year', ['guides:read'], 367],
  ])('%s is refused', async (_, scopes, days) => {
    expect(codeOf(await make(scopes, days))).toBe('malformed');
  });

  it('a token makes no token, and reads none', async () => {
    const body = { name: 'Mere', scopes: ['guides:read'], days: 1 };
    expect(codeOf(await workplace.byToken(lead, { method: 'POST', path: '/tokens', body }))).toBe(
      'not-allowed',
    );
    expect(codeOf(await workplace.byToken(lead, { method: 'GET', path: '/tokens' }))).toBe('not-allowed');
  });

  it('it dies when it is revoked, when its time is over, and when its person is disabled', async () => {
    const { db, server } = workplace;
    const revoked = await made(['hotlines:read']);
    await workplace.byCookie(lead, { method: 'DELETE', path: `/tokens/${revoked.id}` });
    expect(codeOf(await workplace.byToken(revoked.actor, hotlines))).toBe('not-signed-in');

    const { actor } = await made(['hotlines:read'], 1);
    const disable = (at: Date | null) =>
      db.updateTable('agent').set({ disabled_at: at }).where('id', '=', lead.agentId).execute();
    await disable(new Date(server.clock.now));
    expect(codeOf(await workplace.byToken(actor, hotlines))).toBe('not-signed-in');
    await disable(null);
    expect((await workplace.byToken(actor, hotlines)).status).toBe(200);
    server.clock.now += DAY_MS;
    expect(codeOf(await workplace.byToken(actor, hotlines))).toBe('not-signed-in');
    await workplace.renew(lead);
  });

  it('it loses what its person may no more', async () => {
    const { actor } = await made(['hotlines:write']);
    const body = { name: 'Linje', timeZone: 'Europe/Copenhagen', hours: [] };
    const change = { method: 'PUT', path: `/hotlines/${workplace.a.hotlineId}`, body };
    expect((await workplace.byToken(actor, change)).status).toBe(200);
    const withRoles = (roles: ('lead' | 'auditor')[]) =>
      workplace.db.updateTable('agent').set({ roles }).where('id', '=', lead.agentId).execute();
    await withRoles(['auditor']);
    expect(codeOf(await workplace.byToken(actor, change))).toBe('not-allowed');
    await withRoles(['lead']);
  });

  it('those who look after people see and revoke theirs, and nobody else’s', async () => {
    const { a, b } = workplace;
    const { text } = await workplace.byCookie(lead, { method: 'GET', path: '/all-tokens' });
    const { items } = v.parse(listAllTokens.answer, JSON.parse(text));
    expect(items.map(({ id }) => id)).toContain(a.names.token);
    expect(items.map(({ id }) => id)).not.toContain(b.names.token);
    const revoke = (id = '') => workplace.byCookie(lead, { method: 'DELETE', path: `/all-tokens/${id}` });
    expect((await revoke(b.names.token)).status).toBe(404);
    expect((await revoke(a.names.token)).status).toBe(204);
    const told = workplace.db.selectFrom('audit_entry').select('details').where('what', '=', 'token-revoked');
    expect((await told.execute()).map(({ details }) => details)).toContainEqual({ token: a.names.token });
  });

  it('one that asks too often waits', async () => {
    const { actor } = await made(['hotlines:read']);
    const { server } = workplace;
    const ask = () => fetch(`${server.console}/api/hotlines`, { headers: { Authorization: actor.bearer } });
    for (let count = 0; count < 100; count++) await (await ask()).body?.cancel();
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('1');
    server.clock.now += 1000;
    expect((await ask()).status).toBe(200);
  });

  describe('made by the command', () => {
    const run = async (args: string) => {
      const lines: string[] = [];
      const complaints: string[] = [];
      const asked = readTokenArguments(args.split(' '));
      if (!asked) return { asked };
      const code = await makeTokenByCommand(workplace.db, asked, {
        ...{ write: (line) => void lines.push(line), complain: (line) => void complaints.push(line) },
        ...{ now: () => workplace.server.clock.now, randomBytes: workplace.sources().randomBytes },
      });
      return { code, lines, complaints };
    };

    it('it is printed once and works', async () => {
      const { code, lines = [] } = await run('LEAD@aaa.example Natlig kopi --scopes hotlines:read --days 7');
      expect(code).toBe(0);
      const actor = { ...lead, bearer: `Bearer ${lines[0]}` };
      expect((await workplace.byToken(actor, hotlines)).status).toBe(200);
      // Whose it is stands in the log; who has the terminal nobody knows.
      const made = workplace.db.selectFrom('audit_entry').select(['agent_id', 'details']);
      expect(
        await made.where('what', '=', 'token-made').orderBy('number', 'desc').executeTakeFirst(),
      ).toMatchObject({ agent_id: null, details: { person: lead.agentId, scopes: ['hotlines:read'] } });
    });

    it('it is refused to nobody, beyond the roles and without scopes', async () => {
      expect(await run('ingen@aaa.example Kopi --scopes guides:read')).toMatchObject({ code: 1, lines: [] });
      expect(await run('lead@aaa.example Kopi --scopes audit:read')).toMatchObject({ code: 1, lines: [] });
      expect(await run('lead@aaa.example Kopi')).toEqual({ asked: undefined });
      expect(await run('lead@aaa.example Kopi --scopes guides:read --days 400')).toEqual({
        asked: undefined,
      });
    });
  });

  it('what is listed has the shape of its schema and no more', () => {
    expect(Object.keys(keptTokenSchema.entries)).not.toContain('secret');
  });
});

const [pglite] = testDatabases;
describe('whose request it is', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    if (!pglite) throw new Error('no database');
    workplace = await startWorkplace(pglite);
  });
  afterAll(() => workplace.server.close());

  const own = () => workplace.server.console;
  const foreign = 'https://evil.example';
  const cookie = () => workplace.operator.cookie;
  const token = () => workplace.operator.bearer;
  /** Right in shape, and nobody's. */
  const invented = `Bearer mk_${'A'.repeat(43)}`;

  it.each([
    ['a cookie from our page', () => ({ Cookie: cookie(), Origin: own() }), 200],
    ['a cookie from nowhere', () => ({ Cookie: cookie() }), 403],
    ['a cookie from another site', () => ({ Cookie: cookie(), Origin: foreign }), 403],
    ['a cookie from a page without an origin', () => ({ Cookie: cookie(), Origin: 'null' }), 403],
    [
      'a cookie from a sibling host',
      () => ({ Cookie: cookie(), Origin: own().replace('localhost', 'a.localhost') }),
      403,
    ],
    ['a token from no page', () => ({ Authorization: token() }), 200],
    ['a token from another site', () => ({ Authorization: token(), Origin: foreign }), 403],
    ['a token and a cookie from nowhere', () => ({ Authorization: token(), Cookie: cookie() }), 403],
    [
      'a token and a cookie from our page',
      () => ({ Authorization: token(), Cookie: cookie(), Origin: own() }),
      400,
    ],
    ['an invented token with a cookie', () => ({ Authorization: invented, Cookie: cookie() }), 403],
    ['an invented token', () => ({ Authorization: invented }), 401],
    ['a token of another shape', () => ({ Authorization: 'Bearer mk_kort' }), 403],
    ['a token as a password', () => ({ Authorization: `Basic ${btoa(`x:${token().slice(7)}`)}` }), 403],
    ['the cookie’s value as a token', () => ({ Authorization: `Bearer ${cookie().slice(7)}` }), 403],
    ['nothing', () => ({}), 403],
  ])('%s', async (_, headers, status) => {
    const body = JSON.stringify({ name: 'Linje', timeZone: 'Europe/Copenhagen', hours: [] });
    const response = await fetch(`${own()}/api/hotlines/${workplace.a.hotlineId}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...headers() },
      body,
    });
    expect(response.status).toBe(status);
  });

  it('no site may ask a browser to send a token', async () => {
    const response = await fetch(`${own()}/api/hotlines`, {
      method: 'OPTIONS',
      headers: { Origin: foreign, 'Access-Control-Request-Headers': 'authorization' },
    });
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(response.headers.get('Access-Control-Allow-Headers')).toBeNull();
  });

  it('the interface is described to anyone, as a file and as a page', async () => {
    const [json, page, style] = await Promise.all(
      ['/api/openapi.json', '/api/docs', '/api/docs.css'].map((path) => fetch(own() + path)),
    );
    expect(await json?.json()).toMatchObject({ openapi: '3.1.1' });
    expect(page?.headers.get('Content-Type')).toContain('text/html');
    expect(page?.headers.get('Content-Security-Policy')).toContain("style-src 'self'");
    expect(style?.headers.get('Content-Type')).toContain('text/css');
  });
});
