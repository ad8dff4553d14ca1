import { listPasskeys, MOST_PASSKEYS } from '@medkig/api/passkey';
import { problemSchema } from '@medkig/api/problem';
import { challengeSchema, makingSchema } from '@medkig/api/shown-passkey';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listChains, readEntries } from '../../audit/audit-log.ts';
import { anna, post, signIn, startTestApp, type TestApp } from '../../http/test-app.ts';
import { openDatabase } from '../../storage/database.ts';
import { createPostgres } from '../../storage/test-databases.ts';
import { saveAgent } from '../agents.ts';
import { hashPassword } from '../password.ts';
import { createAuthenticator, type Lies } from './authenticator.fixture.ts';

const bo = { email: 'bo@vestby.example', password: 'et-andet-langt-ord' };
const passwordProof = { password: anna.password };

let server: TestApp;
let drop: () => Promise<void>;
let url = '';
let cookie = '';
let annas: ReturnType<typeof createAuthenticator>;
beforeAll(async () => {
  const fresh = await createPostgres();
  ({ drop, url } = fresh);
  server = await startTestApp({ database: { kind: 'postgres', url } });
  const { db, close } = await openDatabase({ kind: 'postgres', url });
  const passwordHash = await hashPassword(bo.password);
  await saveAgent(db, { ...bo, name: 'Bo', shownAs: 'Bo', employerMunicipalityId: null, passwordHash });
  await close();
  cookie = await signIn(server);
  annas = createAuthenticator(server.console);
});
afterAll(async () => {
  await server.close();
  await drop();
});

const ask = (method: string, path: string, body?: unknown, as = cookie) =>
  fetch(`${server.console}/api${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Origin: server.console, Cookie: as },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const told = async (response: Response) => [
  response.status,
  v.parse(problemSchema, await response.json()).code,
];
const wrong = [401, 'wrong-credentials'];
const listed = async () =>
  v.parse(listPasskeys.answer, await (await ask('GET', '/account/passkeys')).json()).items;

async function start(as = cookie, proof: unknown = passwordProof) {
  return v.parse(makingSchema, await (await ask('POST', '/account/passkeys', { proof }, as)).json());
}
async function add(key = createAuthenticator(server.console), lies: Lies = {}) {
  const { ceremony, options } = await start();
  return ask('PUT', '/account/passkeys', { ceremony, name: 'Nøgle', passkey: key.make(options, lies) });
}
const challenge = async () =>
  v.parse(challengeSchema, await (await post(server, '/api/session/passkey/challenge', '')).json());
async function enter(lies: Lies = {}, key = annas) {
  const { ceremony, options } = await challenge();
  return post(server, '/api/session/passkey', { ceremony, passkey: key.show(options, lies) });
}

describe('a passkey', () => {
  it('is added by whoever shows that it is still them', async () => {
    const refused = await ask('POST', '/account/passkeys', { proof: { password: 'forkert' } });
    expect(await told(refused)).toEqual(wrong);
    const added = await add(annas);
    expect(await added.json()).toMatchObject({ name: 'Nøgle', lastUsedAt: null });
    expect(await listed()).toHaveLength(1);
  });

  it('asks for a person, and for none of theirs twice', async () => {
    const { options } = await start();
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: anna.email, displayName: 'Anna Holm' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect(options.excludeCredentials).toHaveLength(1);
    expect(await told(await add(annas))).toEqual([409, 'taken']);
  });

  it('signs in without an e-mail, a password or a code', async () => {
    const response = await enter();
    expect(await response.json()).toMatchObject({ agent: { name: 'Anna Holm' } });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect(await listed()).toMatchObject([{ lastUsedAt: server.clock.now }]);
  });

  it('stands for the password', async () => {
    const asked = v.parse(challengeSchema, await (await ask('POST', '/account/challenge')).json());
    const shown = { ceremony: asked.ceremony, passkey: annas.show(asked.options) };
    expect((await start(cookie, shown)).options.challenge).toMatch(/^[\w-]{43}$/);
  });
});

describe('what is refused', () => {
  it.each<[string, Lies]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['our host at another port', { origin: 'http://localhost:1' }],
    ['a passkey of another host', { rpId: 'evil.example' }],
    ['the answer to another question', { type: 'webauthn.create' }],
    ['another challenge', { challenge: 'A'.repeat(43) }],
    ['a holder who was not asked for a finger or a PIN', { unverified: true }],
    ['another person’s handle', { userHandle: Buffer.from('bo').toString('base64url') }],
    ['another key', { strangeKey: true }],
    ['a counter that stands still: a copy of the passkey is about', { counter: 1 }],
  ])('%s', async (_what, lies) => {
    expect(await told(await enter(lies))).toEqual(wrong);
  });

  it.each<[string, Lies]>([
    ['another origin', { origin: 'https://evil.example' }],
    ['another host', { rpId: 'evil.example' }],
    ['another challenge', { challenge: 'A'.repeat(43) }],
    ['a holder who was not asked', { unverified: true }],
  ])('when one is added: %s', async (_what, lies) => {
    expect(await told(await add(undefined, lies))).toEqual(wrong);
  });

  it('an answer that has been given before', async () => {
    const { ceremony, options } = await challenge();
    const body = { ceremony, passkey: annas.show(options) };
    expect((await post(server, '/api/session/passkey', body)).status).toBe(200);
    expect(await told(await post(server, '/api/session/passkey', body))).toEqual(wrong);
    cookie = await signIn(server);
  });

  it('an answer after two minutes', async () => {
    const { ceremony, options } = await challenge();
    server.clock.now += 2 * 60_000;
    const body = { ceremony, passkey: annas.show(options) };
    expect(await told(await post(server, '/api/session/passkey', body))).toEqual(wrong);
  });

  it('a challenge that was made for something else', async () => {
    const { ceremony, options } = await challenge();
    const proof = { ceremony, passkey: annas.show(options) };
    expect(await told(await ask('POST', '/account/passkeys', { proof }))).toEqual(wrong);
    const making = await start();
    const body = { ceremony: making.ceremony, passkey: annas.show(making.options) };
    expect(await told(await post(server, '/api/session/passkey', body))).toEqual(wrong);
  });

  it('a passkey that nobody has added', async () => {
    expect(await told(await enter({}, createAuthenticator(server.console)))).toEqual(wrong);
  });

  it('somebody else’s passkey as proof, somebody else’s challenge, and to remove what is not one’s own', async () => {
    const response = await post(server, '/api/session', bo);
    const bos = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const asked = v.parse(
      challengeSchema,
      await (await ask('POST', '/account/challenge', undefined, bos)).json(),
    );
    const proof = { ceremony: asked.ceremony, passkey: annas.show(asked.options) };
    expect(await told(await ask('POST', '/account/totp', { proof }, bos))).toEqual(wrong);

    const { ceremony, options } = await start(bos, { password: bo.password });
    const passkey = createAuthenticator(server.console).make(options);
    expect(await told(await ask('PUT', '/account/passkeys', { ceremony, name: 'x', passkey }))).toEqual(
      wrong,
    );

    const [hers] = await listed();
    const removal = `/account/passkeys/${hers?.id}/removal`;
    const refused = await ask('POST', removal, { proof: { password: bo.password } }, bos);
    expect(await told(refused)).toEqual([404, 'not-found']);
  });

  it.each([
    ['nothing', ''],
    ['no passkey', { ceremony: 'A'.repeat(22) }],
    ['an id that is no text', { ceremony: 'A'.repeat(22), passkey: { id: {} } }],
  ])('%s', async (_what, body) => {
    expect(await told(await post(server, '/api/session/passkey', body))).toEqual([400, 'malformed']);
  });
});

it('a person has ten at most, and one that is removed signs nobody in', async () => {
  for (let n = 1; n < MOST_PASSKEYS; n++) expect((await add()).status).toBe(200);
  expect(await told(await ask('POST', '/account/passkeys', { proof: passwordProof }))).toEqual([409, 'full']);
  const [first] = await listed();
  const removal = `/account/passkeys/${first?.id}/removal`;
  expect(await told(await ask('POST', removal, { proof: { password: 'x' } }))).toEqual(wrong);
  expect((await ask('POST', removal, { proof: passwordProof })).status).toBe(204);
  expect(await listed()).toHaveLength(MOST_PASSKEYS - 1);
  expect(await told(await enter())).toEqual(wrong);
});

it('what was done is told in the audit log', async () => {
  const { db, close } = await openDatabase({ kind: 'postgres', url });
  const chains = await listChains(db);
  const entries = await Promise.all(chains.map((chain) => readEntries(db, chain, { after: 0, limit: 100 })));
  await close();
  const told = entries.flat().map(({ what, details }) => ({ what, details }));
  expect(told).toContainEqual({ what: 'signed-in', details: { by: 'passkey' } });
  const { passkey } = told.find(({ what }) => what === 'passkey-removed')?.details ?? {};
  expect(told).toContainEqual({ what: 'passkey-added', details: { passkey } });
});
