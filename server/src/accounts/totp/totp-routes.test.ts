import { randomBytes } from 'node:crypto';
import { accountSchema, confirmTotp, renewRecoveryCodes, startTotp } from '@medkig/api/account';
import { problemSchema } from '@medkig/api/problem';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listChains, readEntries } from '../../audit/audit-log.ts';
import { anna, post, signIn, startTestApp, type TestApp } from '../../http/test-app.ts';
import { createSeal } from '../../sealing/seal.ts';
import { openDatabase } from '../../storage/database.ts';
import { createPostgres } from '../../storage/test-databases.ts';
import { fromBase32 } from './base32.ts';
import { stepAt, totpCode } from './totp.ts';

const proof = { password: anna.password };
const STEP = 30_000;

let server: TestApp;
let postgres: Awaited<ReturnType<typeof createPostgres>>;
let secret = '';
let recovery: string[] = [];
/** Of the sign-in with which everything begins. */
let cookie = '';
beforeAll(async () => {
  postgres = await createPostgres();
  server = await startTestApp({ database: { kind: 'postgres', url: postgres.url } });
  cookie = await signIn(server);
});
afterAll(async () => {
  await server.close();
  await postgres.drop();
});

const ask = (method: string, path: string, body?: unknown, as = cookie) =>
  fetch(`${server.console}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Origin: server.console, Cookie: as },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const account = async () => v.parse(accountSchema, await (await ask('GET', '/account')).json());
const codeOf = async (response: Response) => v.parse(problemSchema, await response.json()).code;
const appCode = (steps = 0) => totpCode(fromBase32(secret), stepAt(server.clock.now) + steps);
const enter = (code?: string, password = anna.password) =>
  post(server, '/api/session', { ...anna, password, ...(code !== undefined && { code }) });
/** So long that every try is back. */
const waitLong = () => {
  server.clock.now += 20 * 60_000;
};

describe('turning codes from an app on', () => {
  it('asks for the password again', async () => {
    const refused = await ask('POST', '/account/totp', { proof: { password: 'forkert' } });
    expect([refused.status, await codeOf(refused)]).toEqual([401, 'wrong-credentials']);
    expect((await ask('PUT', '/account/totp', { code: '000000' })).status).toBe(404);
  });

  it('counts only once a code of the app has come', async () => {
    const started = v.parse(startTotp.answer, await (await ask('POST', '/account/totp', { proof })).json());
    ({ secret } = started);
    expect(started.uri).toBe(`otpauth://totp/Medkig%3Aanna%40vestby.example?secret=${secret}&issuer=Medkig`);
    expect(fromBase32(secret)).toHaveLength(20);
    expect(await codeOf(await ask('PUT', '/account/totp', { code: appCode(2) }))).toBe('second-factor');
    expect(await account()).toMatchObject({ hasTotp: false, recoveryCodesLeft: 0 });

    const confirmed = await ask('PUT', '/account/totp', { code: appCode() });
    recovery = v.parse(confirmTotp.answer, await confirmed.json()).recoveryCodes;
    expect(new Set(recovery).size).toBe(10);
    for (const code of recovery) expect(code).toMatch(/^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/);
    expect(await account()).toMatchObject({ hasTotp: true, recoveryCodesLeft: 10 });
  });

  it('takes too long when nobody confirms for ten minutes', async () => {
    await ask('POST', '/account/totp', { proof });
    server.clock.now += 10 * 60_000;
    expect((await ask('PUT', '/account/totp', { code: appCode() })).status).toBe(404);
  });
});

describe('signing in with codes from an app', () => {
  it('asks for one only after the right password', async () => {
    expect(await codeOf(await enter(undefined, 'forkert'))).toBe('wrong-credentials');
    expect(await codeOf(await enter(appCode(), 'forkert'))).toBe('wrong-credentials');
    const asked = await enter();
    expect([asked.status, await codeOf(asked)]).toEqual([401, 'second-factor']);
    expect(asked.headers.getSetCookie()).toEqual([]);
  });

  it('takes each code once, and none that is older than one that was used', async () => {
    waitLong();
    const code = appCode();
    const older = appCode(-1);
    expect((await enter(code)).status).toBe(200);
    expect(await codeOf(await enter(code))).toBe('second-factor');
    expect(await codeOf(await enter(older))).toBe('second-factor');
    server.clock.now += STEP;
    expect((await enter(appCode())).status).toBe(200);
  });

  it('of two at once with the same code lets one in', async () => {
    waitLong();
    const both = await Promise.all([enter(appCode()), enter(appCode())]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  it('takes a recovery code instead, in any spelling, once', async () => {
    const [first = ''] = recovery;
    expect((await enter(` ${first.toUpperCase().replaceAll('-', ' ')}`)).status).toBe(200);
    expect(await codeOf(await enter(first))).toBe('second-factor');
  });

  it('whoever knows the password may guess no more codes than passwords', async () => {
    waitLong();
    for (let n = 0; n < 10; n++) expect(await codeOf(await enter('000000'))).toBe('second-factor');
    expect(await codeOf(await enter(appCode()))).toBe('too-many-tries');
    expect(await codeOf(await enter())).toBe('too-many-tries');
    server.clock.now += 90_000;
    // Asking without a code gives nothing back beyond its own try.
    expect(await codeOf(await enter())).toBe('second-factor');
    expect(await codeOf(await enter('000000'))).toBe('second-factor');
    expect(await codeOf(await enter(appCode()))).toBe('too-many-tries');
  });
});

it('the app’s secret cannot be read in the database, and without the key the person is told so', async () => {
  waitLong();
  const { db, close } = await openDatabase({ kind: 'postgres', url: postgres.url });
  const ofAnna = db.selectFrom('agent').select(['id', 'totp_secret']).where('email', '=', anna.email);
  const { id, totp_secret: sealed } = await ofAnna.executeTakeFirstOrThrow();
  expect(sealed).not.toContain(secret);
  const seal = createSeal({ keys: { present: randomBytes(32), previous: undefined }, randomBytes });
  const put = (value: string | null) =>
    db.updateTable('agent').set({ totp_secret: value }).where('id', '=', id).execute();
  await put(seal.seal(secret, { column: 'agent.totp_secret', row: id }));
  const refused = await enter(appCode());
  expect([refused.status, await codeOf(refused)]).toEqual([503, 'secret-unreadable']);
  expect(server.logged()).toContain('"event":"secret-unreadable","reason":"agent:totp_secret"');
  await put(sealed);
  await close();
  expect((await enter(appCode())).status).toBe(200);
});

describe('with codes turned on', () => {
  const freshly = async () => {
    waitLong();
    const [entry = ''] = (await enter(appCode())).headers.getSetCookie();
    cookie = entry.split(';')[0] ?? '';
  };

  it('new recovery codes end the ones before', async () => {
    await freshly();
    const [, old] = recovery;
    const renewed = await ask('POST', '/account/recovery-codes', { proof });
    const { recoveryCodes } = v.parse(renewRecoveryCodes.answer, await renewed.json());
    expect(await codeOf(await enter(old))).toBe('second-factor');
    expect((await enter(recoveryCodes[0])).status).toBe(200);
  });

  it('they are turned off with the password, and no code is asked for from then on', async () => {
    await freshly();
    expect(await codeOf(await ask('POST', '/account/totp/removal', { proof: { password: 'x' } }))).toBe(
      'wrong-credentials',
    );
    expect((await ask('POST', '/account/totp/removal', { proof })).status).toBe(204);
    expect(await account()).toMatchObject({ hasTotp: false, recoveryCodesLeft: 0 });
    expect((await ask('POST', '/account/recovery-codes', { proof })).status).toBe(404);
    expect((await enter()).status).toBe(200);
  });
});

it('no secret and no code is logged', () => {
  for (const word of [secret, ...recovery]) expect(server.logged()).not.toContain(word);
});

it('what was done is told in the audit log, and by whom, without a code', async () => {
  const { db, close } = await openDatabase({ kind: 'postgres', url: postgres.url });
  const chain = (await listChains(db)).find(({ of }) => of === 'municipality');
  if (!chain) throw new Error('no chain');
  const entries = await readEntries(db, chain, { after: 0, limit: 100 });
  await close();
  const told = new Map(entries.map(({ what, details }) => [what, details]));
  expect(told.get('signed-in')).toEqual({ by: 'password' });
  for (const what of ['totp-on', 'totp-off', 'second-factor-failed', 'recovery-used', 'recovery-renewed'])
    expect(told.get(what)).toEqual({});
});
