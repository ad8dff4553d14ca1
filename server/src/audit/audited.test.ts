/** What a day at the console and on a site leaves in the audit log. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAgent, findPasswordHash } from '../accounts/agents.ts';
import { saveReport } from '../feedback/reports.ts';
import { anna, post, signIn, startTestApp, type TestApp } from '../http/test-app.ts';
import { seedWithRoom } from '../realtime/seeded-room.fixture.ts';
import { createStoredRooms } from '../realtime/stored-rooms.ts';
import type { Consent } from '../receipts/receipts.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { createPostgres, testDatabases } from '../storage/test-databases.ts';
import { openAuditDesk } from './audit-desk.ts';
import type { ChainOwner } from './audit-event.ts';
import { checkChain, listChains, readEntries } from './audit-log.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');

const told = async ({ db }: Database, owner: ChainOwner) =>
  (await readEntries(db, owner, { after: 0, limit: 100 })).map(({ hash: _, number: __, ...entry }) => entry);

describe('at the console', () => {
  let server: TestApp;
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const fresh = await createPostgres();
    drop = fresh.drop;
    server = await startTestApp({ database: { kind: 'postgres', url: fresh.url } });
    database = await openDatabase({ kind: 'postgres', url: fresh.url });
  });
  afterAll(async () => {
    await database.close();
    await server.close();
    await drop();
  });

  it('sign-ins, wrong passwords, changed guides and sign-outs are told by whom and when, and no word of what was typed', async () => {
    const headers = { 'Content-Type': 'application/json', Origin: server.console };
    await post(server, '/api/session', { ...anna, password: 'en-forkert-kode' });
    await post(server, '/api/session', { email: 'ingen@vestby.example', password: 'en-forkert-kode' });
    const cookie = await signIn(server);
    const card = { slug: 'hund', title: 'Hund', kind: 'form', ready: '', steps: [], mistakes: '', refer: '' };
    const body = JSON.stringify({
      ...card,
      steps: [{ say: 'Hvad hedder hunden?', path: null, target: null }],
    });
    const address = `${server.console}/api/guide-cards/hund`;
    const asAnna = { ...headers, Cookie: cookie };
    await fetch(address, { method: 'PUT', headers: { ...asAnna, 'If-None-Match': '*' }, body });
    await fetch(address, { method: 'PUT', headers: { ...asAnna, 'If-None-Match': '*' }, body });
    await fetch(address, { method: 'DELETE', headers: { ...asAnna, 'If-Match': '"1"' } });
    await fetch(`${server.console}/api/session`, { method: 'DELETE', headers: asAnna });

    const { agentId } = (await findPasswordHash(database.db, anna.email)) ?? {};
    const by = { at: server.clock.now, agentId, roomId: null };
    const chains = await listChains(database.db);
    const toldOf = async (of: ChainOwner['of']) => {
      const [owner, ...others] = chains.filter((chain) => chain.of === of);
      if (!owner || others.length > 0) throw new Error('not one chain');
      expect(await checkChain(database.db, owner)).toMatchObject({ ok: true });
      return (await told(database, owner)).toSorted((a, b) => (a.what < b.what ? -1 : 1));
    };
    // What somebody does about themselves is their employer's to know.
    expect(await toldOf('municipality')).toEqual([
      { ...by, what: 'signed-in', details: { by: 'password' } },
      { ...by, what: 'signed-out', details: {} },
      { ...by, what: 'wrong-password', details: {} },
    ]);
    expect(await toldOf('hotline')).toEqual([
      { ...by, what: 'guide-card-deleted', details: { slug: 'hund', version: 2 } },
      { ...by, what: 'guide-card-written', details: { slug: 'hund', version: 1 } },
    ]);
  });
});

describe.each(testDatabases)('on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('a consent, a report and the end are told to the municipality, each once', async () => {
    const { db } = database;
    const { room, agentId } = await seedWithRoom(db, noon);
    const rooms = createStoredRooms(db, { bug: () => {} }, () => noon);
    rooms.save(room);
    const consent: Consent = {
      number: 'K7F3-92QD',
      roomId: room.id,
      at: noon,
      text: '2026-01',
      language: 'da',
      grants: [],
    };
    await rooms.consent({ ...consent, grants: ['view'] });
    await rooms.consent({ ...consent, number: 'AAAA-AAAA', at: noon + 5 });
    await saveReport(db, { site: 'vestby', roomId: room.id, now: noon + 1 });
    await saveReport(db, { site: 'vestby', roomId: 'Z'.repeat(22), now: noon + 2 });
    rooms.end(room, 'citizen', noon + 3);
    rooms.end(room, 'citizen', noon + 4);
    await rooms.flush();

    const site = db.selectFrom('site').select('municipality_id').where('key', '=', 'vestby');
    const { municipality_id: id } = await site.executeTakeFirstOrThrow();
    const who = { agentId, roomId: room.id };
    expect(await told(database, { of: 'municipality', id })).toEqual([
      {
        ...who,
        at: noon,
        what: 'consented',
        details: { receipt: 'K7F3-92QD', words: '2026-01', language: 'da', grants: ['view'] },
      },
      { ...who, at: noon + 1, what: 'call-reported', details: {} },
      { agentId: null, roomId: null, at: noon + 2, what: 'call-reported', details: {} },
      { ...who, at: noon + 3, what: 'session-ended', details: { reason: 'citizen' } },
    ]);
    expect(await checkChain(db, { of: 'municipality', id })).toMatchObject({ ok: true });
  });

  it('tells what agents do, whether or not somebody waits for it, and nothing of nobody', async () => {
    const { db } = database;
    const { agentId } = await seedWithRoom(db, noon);
    const employer = (await findAgent(db, agentId))?.employer ?? { id: '' };
    await db.deleteFrom('audit_entry').execute();
    await db.deleteFrom('audit_chain').execute();
    const desk = openAuditDesk({ db, log: { bug: () => {} }, now: () => noon });
    await desk.agentDid(agentId, { what: 'signed-in', by: 'password' });
    desk.noteAgent(agentId, { what: 'signed-out' });
    desk.noteAgent('00000000-0000-4000-8000-00000000000f', { what: 'signed-out' });
    await desk.flush();
    expect(await told(database, { of: 'municipality', id: employer.id })).toMatchObject([
      { what: 'signed-in' },
      { what: 'signed-out' },
    ]);
  });
});
