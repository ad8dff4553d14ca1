import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { problemSchema } from '@medkig/api/problem';
import {
  addWebhook,
  changeWebhook,
  listDeliveries,
  rotateWebhookSecret,
  webhookMessageSchema,
} from '@medkig/api/webhook';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lookupPublic, NoPublicAddress } from '../assets/public-lookup.ts';
import { saveReport } from '../feedback/reports.ts';
import type { Actor } from '../http/tenants.fixture.ts';
import { testDataKey } from '../http/test-app.ts';
import { startWorkplace, type Workplace } from '../http/workplace.fixture.ts';
import { createStoredRooms } from '../realtime/stored-rooms.ts';
import { forgetDeliveries } from '../retention/expired-rows.ts';
import { createSeal } from '../sealing/seal.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { type DeliverDeps, deliverDue, MOST_TRIES } from './deliver.ts';
import { postMessage } from './post-message.ts';

interface Heard {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A municipality's own system, which answers as the test says. */
async function startReceiver() {
  const heard: Heard[] = [];
  const receiver = { heard, url: '', answer: 200 as number | 'nothing', close: async () => {} };
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    heard.push({ headers: request.headers, body });
    if (receiver.answer === 'nothing') return;
    response.writeHead(receiver.answer, { Location: '/elsewhere' }).end('not read');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  receiver.url = `http://127.0.0.1:${address.port}/medkig`;
  receiver.close = () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return receiver;
}

const signed = (secret: string, { headers, body }: Heard) =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
    .digest('base64')}`;

describe.each(testDatabases)('webhooks on $name', (kind) => {
  let workplace: Workplace;
  let editor: Actor;
  let base: string;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  beforeAll(async () => {
    workplace = await startWorkplace(kind);
    const [, , found] = workplace.people;
    if (!found) throw new Error('no editor');
    editor = found;
    base = `/municipalities/${workplace.a.names.municipality}/webhooks`;
  });
  afterAll(() => workplace.server.close());
  beforeEach(async () => {
    receiver = await startReceiver();
    await workplace.db.deleteFrom('webhook').execute();
  });
  afterEach(() => receiver.close());

  const at = () => workplace.server.clock.now;
  const later = async (ms: number) => {
    workplace.server.clock.now += ms;
    await workplace.renew(editor);
  };
  const sealOf = (present: Uint8Array) => createSeal({ keys: { present, previous: undefined }, randomBytes });
  /** `timeoutMs`: for a receiver that never answers; one that does is waited for as in production. */
  const deps = (timeoutMs?: number): DeliverDeps => ({
    ...{ db: workplace.db, seal: sealOf(testDataKey), now: at, random: () => 0 },
    post: (message) => postMessage(message, { local: true, ...(timeoutMs !== undefined && { timeoutMs }) }),
  });
  const deliver = (timeoutMs?: number) => deliverDue(deps(timeoutMs));

  async function add(events: string[] = ['call-reported'], url = receiver.url) {
    const { text } = await workplace.byCookie(editor, { method: 'POST', path: base, body: { url, events } });
    return v.parse(addWebhook.answer, JSON.parse(text));
  }
  async function deliveries(id: string) {
    const { text } = await workplace.byCookie(editor, { method: 'GET', path: `${base}/${id}/deliveries` });
    return v.parse(listDeliveries.answer, JSON.parse(text)).items;
  }
  const report = () =>
    saveReport(workplace.db, { site: workplace.a.names.site ?? '', roomId: undefined, now: at() });

  it('a message is signed as Standard Webhooks says, and tells nothing of a call but that it was', async () => {
    const { id, secret } = await add();
    await report();
    expect(await deliver()).toBe(1);
    const [message] = receiver.heard;
    if (!message) throw new Error('nothing heard');
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(message.headers['webhook-signature']).toBe(signed(secret, message));
    expect(Number(message.headers['webhook-timestamp'])).toBe(Math.floor(at() / 1000));
    expect(v.parse(webhookMessageSchema, JSON.parse(message.body))).toEqual({
      type: 'call-reported',
      timestamp: expect.stringMatching(/^2026-01-05T/),
      data: { municipalityId: workplace.a.names.municipality },
    });
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({
      id: message.headers['webhook-id'],
      state: 'delivered',
      tries: 1,
      outcome: '200',
    });
    expect(await deliver()).toBe(0);
  });

  it('the example of the specification comes out', async () => {
    const { signatureOf } = await import('./signature.ts');
    const example = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: 1614265330, body: '{"test": 2432232314}' };
    expect(signatureOf(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], example)).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
  });

  it('a session tells its start, its consent and its end, each once and only to its own municipality', async () => {
    const { id } = await add(['session-started', 'consent-given', 'session-ended']);
    const { db, a } = workplace;
    const row = await db
      .selectFrom('room')
      .selectAll()
      .where('hotline_id', '=', a.hotlineId)
      .executeTakeFirstOrThrow();
    const rooms = createStoredRooms(db, { bug: () => {} }, at);
    const waiting = {
      ...{ id: randomBytes(16).toString('base64url'), hotlineId: a.hotlineId, nameplate: '42', na: 'n' },
      ...{ openedAt: at(), fence: 1 },
      agent: { keyHash: 'a', agentId: row.agent_id, sessionId: row.agent_session_id },
    };
    const paired = {
      ...waiting,
      citizen: { keyHash: 'c', site: a.names.site ?? '', origin: 'https://x.example' },
    };
    for (const room of [waiting, paired, paired]) rooms.save(room);
    const number = 'K7F3-92QD';
    await rooms.consent({
      number,
      roomId: paired.id,
      at: at(),
      text: '2026-01',
      language: 'da',
      grants: ['view'],
    });
    rooms.end(paired, 'citizen', at() + 1);
    await rooms.flush();
    await db.deleteFrom('consent_receipt').where('number', '=', number).execute();
    await later(1000);
    await deliver();
    const told = receiver.heard.map(({ body }) => v.parse(webhookMessageSchema, JSON.parse(body)));
    const data = { municipalityId: a.names.municipality, roomId: paired.id };
    expect(told).toHaveLength(3);
    expect(told.map(({ type, data }) => ({ type, data }))).toEqual(
      expect.arrayContaining([
        { type: 'session-started', data },
        { type: 'consent-given', data: { ...data, receipt: number } },
        { type: 'session-ended', data: { ...data, reason: 'citizen' } },
      ]),
    );
    await db.deleteFrom('past_room').where('id', '=', paired.id).execute();
    await saveReport(db, { site: workplace.b.names.site ?? '', roomId: undefined, now: at() });
    expect(await deliveries(id)).toHaveLength(3);
  });

  it('a message that is not taken comes again, later and later, and is given up after a day', async () => {
    const { id } = await add();
    receiver.answer = 500;
    await report();
    const started = at();
    for (let tries = 1; tries <= MOST_TRIES; tries++) {
      expect(await deliver(), `try ${tries}`).toBe(1);
      expect(await deliver()).toBe(0);
      const [delivery] = await deliveries(id);
      expect(delivery).toMatchObject({
        tries,
        outcome: '500',
        state: tries === MOST_TRIES ? 'given-up' : 'waiting',
      });
      if (delivery?.nextTryAt) await later(delivery.nextTryAt - at());
    }
    expect((at() - started) / 3_600_000).toBeGreaterThan(20);
    expect((at() - started) / 3_600_000).toBeLessThan(30);
    const ids = receiver.heard.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
  });

  it.each([
    ['leads elsewhere', 302, '302'],
    ['says nothing', 'nothing', 'timeout'],
  ] as const)('a receiver that %s has not taken it', async (_, answer, outcome) => {
    const { id } = await add();
    receiver.answer = answer;
    await report();
    await deliver(answer === 'nothing' ? 1000 : undefined);
    expect(receiver.heard).toHaveLength(1);
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting', outcome }]);
  });

  it('what a killed process was sending is sent again; what it had finished is not', async () => {
    await add();
    await report();
    // Killed while it sends: what it has claimed is on nobody's hands.
    void deliverDue({ ...deps(), post: () => new Promise(() => {}) });
    await expect
      .poll(
        async () => (await workplace.db.selectFrom('webhook_delivery').select('tries').execute())[0]?.tries,
      )
      .toBe(1);
    expect(await deliver()).toBe(0);
    await later(60_000);
    expect(await deliver()).toBe(1);
    await later(60_000);
    expect(await deliver()).toBe(0);
    expect(receiver.heard).toHaveLength(1);
  });

  it('two processes share what waits, and nothing is sent twice', async () => {
    await add();
    for (let count = 0; count < 30; count++) await report();
    let sent = 0;
    while (sent < 30) sent += (await Promise.all([deliver(), deliver()])).reduce((all, some) => all + some);
    expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(30);
    expect(receiver.heard).toHaveLength(30);
  });

  it('a fact that is not stored is not told', async () => {
    const { id } = await add();
    await expect(saveReport(workplace.db, { site: 'ingen', roomId: undefined, now: at() })).rejects.toThrow();
    expect(await deliveries(id)).toEqual([]);
  });

  it('a new secret signs at once, and the one before beside it for a day', async () => {
    const { id, secret } = await add();
    const { text } = await workplace.byCookie(editor, { method: 'POST', path: `${base}/${id}/secret` });
    const fresh = v.parse(rotateWebhookSecret.answer, JSON.parse(text)).secret;
    await report();
    await deliver();
    const [both] = receiver.heard;
    if (!both) throw new Error('nothing heard');
    expect(both.headers['webhook-signature']).toBe(`${signed(fresh, both)} ${signed(secret, both)}`);
    await later(24 * 60 * 60_000);
    await report();
    await deliver();
    const [, one] = receiver.heard;
    if (!one) throw new Error('nothing heard');
    expect(one.headers['webhook-signature']).toBe(signed(fresh, one));
  });

  it('no secret can be read in the database, and none opens as another one', async () => {
    const { id, secret } = await add();
    const { text } = await workplace.byCookie(editor, { method: 'POST', path: `${base}/${id}/secret` });
    const fresh = v.parse(rotateWebhookSecret.answer, JSON.parse(text)).secret;
    const row = await workplace.db.selectFrom('webhook').selectAll().executeTakeFirstOrThrow();
    for (const word of [secret, fresh]) expect(JSON.stringify(row)).not.toContain(word.slice(6));
    const seal = sealOf(testDataKey);
    expect(seal.open(row.secret, { column: 'webhook.secret', row: id })).toMatchObject({ text: fresh });
    const before = row.previous_secret ?? '';
    expect(seal.open(before, { column: 'webhook.previous_secret', row: id })).toMatchObject({ text: secret });
    expect(seal.open(before, { column: 'webhook.secret', row: id }).ok).toBe(false);
  });

  it('without its key nothing is sent, until the key is back; a new secret leaves the lost one behind', async () => {
    const { id } = await add();
    await report();
    const withoutKey = { ...deps(), seal: sealOf(randomBytes(32)) };
    expect(await deliverDue(withoutKey)).toBe(1);
    expect(receiver.heard).toEqual([]);
    expect(await deliveries(id)).toMatchObject([{ state: 'waiting', outcome: 'secret-unreadable' }]);
    await later(60_000);
    await deliver();
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered' }]);

    await workplace.db.updateTable('webhook').set({ secret: 'whsec_klartekst' }).execute();
    await workplace.byCookie(editor, { method: 'POST', path: `${base}/${id}/secret` });
    const row = await workplace.db.selectFrom('webhook').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ previous_secret: null, previous_until: null });
    await report();
    await deliver();
    expect(receiver.heard).toHaveLength(2);
  });

  it('it leads elsewhere once it is changed, and nobody writes over what they have not read', async () => {
    const { id, version } = await add();
    const elsewhere = await startReceiver();
    const change = (from: number, url: string) =>
      workplace.byCookie(editor, {
        method: 'PUT',
        path: `${base}/${id}`,
        body: { url, events: ['call-reported', 'session-ended'] },
        headers: { 'If-Match': `"${from}"` },
      });
    const { text } = await change(version, elsewhere.url);
    expect(v.parse(changeWebhook.answer, JSON.parse(text))).toMatchObject({
      ...{ url: elsewhere.url, version: version + 1 },
      events: ['session-ended', 'call-reported'],
    });
    const late = await change(version, receiver.url);
    expect(v.parse(problemSchema, JSON.parse(late.text)).code).toBe('changed-meanwhile');
    await report();
    await deliver();
    expect([receiver.heard.length, elsewhere.heard.length]).toEqual([0, 1]);
    await elsewhere.close();
  });

  it('a test message can be asked for', async () => {
    const { id } = await add();
    expect((await workplace.byCookie(editor, { method: 'POST', path: `${base}/${id}/test` })).status).toBe(
      204,
    );
    await deliver();
    expect(await deliveries(id)).toMatchObject([{ type: 'test', state: 'delivered' }]);
  });

  it('the secret is shown once, and the log and the list never tell it', async () => {
    const { id, secret } = await add();
    const texts = await Promise.all(
      [base, `${base}/${id}/deliveries`].map((path) => workplace.byCookie(editor, { method: 'GET', path })),
    );
    expect(texts.map(({ text }) => text).join()).not.toContain(secret.slice(6));
    expect(workplace.server.logged()).not.toContain(secret.slice(6));
  });

  it.each([
    'http://fag.vestby.example/',
    'https://bruger:kode@fag.vestby.example/',
    'ftp://fag.vestby.example/',
    'https://fag.vestby.example/#her',
    'http://localhost.evil.example/',
    'javascript:alert(1)',
  ])('«%s» is no address for one', async (url) => {
    const body = { url, events: ['call-reported'] };
    const { text } = await workplace.byCookie(editor, { method: 'POST', path: base, body });
    expect(v.parse(problemSchema, JSON.parse(text))).toMatchObject({ code: 'malformed', at: ['url'] });
  });

  it('what has been over for a month is forgotten', async () => {
    const { id } = await add();
    await report();
    await deliver();
    await forgetDeliveries(workplace.db, at() - 1);
    expect(await deliveries(id)).toHaveLength(1);
    await forgetDeliveries(workplace.db, at() + 1);
    expect(await deliveries(id)).toEqual([]);
  });
});

describe('where a message may go', () => {
  const message = (url: string) => ({ url, headers: {}, body: '{}' });
  it.each([
    'https://127.0.0.1/',
    'https://10.0.0.8/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[::ffff:10.0.0.8]/',
    'https://[fd00::1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://localhost/',
  ])('never to %s', async (url) => {
    expect(await postMessage(message(url), { local: false })).toBe('private-address');
  });

  it('a name that leads inside is refused when it is asked for', async () => {
    const refused = await new Promise((resolve) => lookupPublic('localhost', {}, (error) => resolve(error)));
    expect(refused).toBeInstanceOf(NoPublicAddress);
  });
});
