/** Two hotlines: Vestby and Nordby share one, Sydby stands alone. Each auditor reads what is theirs, and no more. */
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import {
  checkAuditLog,
  exportAuditLog,
  exportIncident,
  listAuditEntries,
  listAuditLogs,
  listAuditPeople,
} from '@medkig/api/audit';
import { createClient } from '@medkig/api/client';
import { readConsentWords, readReceipt } from '@medkig/api/receipt';
import type { Role } from '@medkig/api/role';
import express from 'express';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../accounts/access.ts';
import { findAgent, saveAgent } from '../accounts/agents.ts';
import { principalOf } from '../accounts/principal.ts';
import { saveReport } from '../feedback/reports.ts';
import { joinHotline, saveHotline } from '../hotline/hotlines.ts';
import { endpointRouter } from '../http/endpoint-router.ts';
import { harden } from '../http/hosts.ts';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import { saveSite } from '../municipalities/sites.ts';
import { serveReceipts } from '../receipts/receipt-routes.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import type { AuditFact, ChainOwner } from './audit-event.ts';
import { service } from './audit-event.ts';
import { appendEntry } from './audit-log.ts';
import { serveAudit } from './audit-routes.ts';
import { verifyExport } from './verify-export.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const DAY = 24 * 60 * 60_000;
const room = 'A'.repeat(22);

describe.each(testDatabases)('the audit endpoints on $name', ({ open }) => {
  let database: Database;
  let ids: Record<'north' | 'south' | 'vestby' | 'nordby' | 'sydby', string>;
  const people: Record<string, Principal> = {};
  let who: Principal;
  const clock = { now: noon + DAY };
  let origin: string;
  let stop: () => Promise<void>;
  const { ask } = createClient({ fetch: (address, request) => fetch(`${origin}${address}`, request) });

  beforeAll(async () => {
    database = await open();
    const { db } = database;
    const [north, south] = [await hotline('Nord'), await hotline('Syd')];
    const municipality = async (name: string, phone: string, hotlineId: string) => {
      const id = await saveMunicipality(db, { name: `${name} Kommune`, phone });
      await joinHotline(db, hotlineId, id);
      await saveSite(db, { key: name.toLowerCase(), municipalityId: id, origins: [] });
      return id;
    };
    ids = {
      ...{ north, south },
      vestby: await municipality('Vestby', '11 11 11 11', north),
      nordby: await municipality('Nordby', '22 22 22 22', north),
      sydby: await municipality('Sydby', '33 33 33 33', south),
    };
    await person('Anna Holm', ids.vestby, ['agent']);
    await person('Bo Friis', ids.nordby, ['agent']);
    await person('Vera Vest', ids.vestby, ['auditor']);
    await person('Nina Nord', ids.nordby, ['auditor']);
    await person('Olga Drift', null, ['operator']);

    const { Anna, Bo } = people;
    await note(vestby(), Anna, noon, { what: 'signed-in', by: 'password' });
    await receipt('K7F3-92QD', Bo);
    await note(vestby(), Bo, noon + 1, {
      ...{ what: 'consented', receipt: 'K7F3-92QD', words: '2026-11-2', language: 'da' },
      grants: ['view', 'point'],
    });
    await note(vestby(), Bo, noon + 2, { what: 'session-ended', reason: 'citizen' });
    await note({ of: 'hotline', id: north }, Bo, noon, {
      ...{ what: 'guide-card-written', slug: 'flytning', version: 2 },
    });
    await note({ of: 'municipality', id: ids.sydby }, undefined, noon, { what: 'call-reported' });
    await note(service, undefined, noon, { what: 'unknown-sign-ins', count: 3, hour: noon });

    const { router, ...serving } = endpointRouter({
      principalOf: async () => who,
      addressOf: () => '',
    });
    serveAudit(serving, { db, now: () => clock.now });
    serveReceipts(serving.serve, { db });
    const app = express();
    harden(app);
    const server = createServer(app.use('/api', router));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    origin = `http://127.0.0.1:${address.port}`;
    stop = () => new Promise((closed) => server.close(() => closed()));
  });
  afterAll(async () => {
    await stop();
    await database.close();
  });

  const hotline = (name: string) => saveHotline(database.db, { name, timeZone: 'Europe/Copenhagen' });
  const vestby = (): ChainOwner => ({ of: 'municipality', id: ids.vestby });
  const logOf = (name: keyof typeof ids) =>
    `${name === 'north' || name === 'south' ? 'hotline' : 'municipality'}:${ids[name]}`;

  async function person(name: string, employerMunicipalityId: string | null, roles: Role[]) {
    const [first = ''] = name.split(' ');
    const email = `${first.toLowerCase()}@x.example`;
    const values = { email, name, shownAs: first, roles, employerMunicipalityId, passwordHash: null };
    const agent = await findAgent(database.db, await saveAgent(database.db, values));
    if (agent) people[first] = principalOf(agent);
  }
  const note = (chain: ChainOwner, by: Principal | undefined, at: number, fact: AuditFact) => {
    const roomId = fact.what === 'consented' || fact.what === 'session-ended' ? room : null;
    const event = { chain, at, agentId: by?.agentId ?? null, roomId, fact };
    return database.db.transaction().execute((transaction) => appendEntry(transaction, event));
  };
  const receipt = (number: string, by: Principal | undefined) =>
    database.db
      .insertInto('consent_receipt')
      .values({
        ...{ number, room_id: room, municipality_id: ids.vestby, agent_id: by?.agentId ?? '' },
        ...{ given_at: new Date(noon + 1), words: '2026-11-2', language: 'da', grants: ['view', 'point'] },
      })
      .execute();
  function as(name: string): void {
    const found = people[name];
    if (!found) throw new Error(`nobody is called ${name}`);
    who = found;
  }
  async function entries(log: string, query: Record<string, string> = {}) {
    const answer = await ask(listAuditEntries, { params: { log }, query });
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value;
  }

  it('an auditor has the logs of the own municipality and of the hotline that answers for it; the operator has all', async () => {
    as('Vera');
    const own = await ask(listAuditLogs, {});
    expect(own).toMatchObject({
      ok: true,
      value: {
        items: [
          { of: 'hotline', name: 'Nord', entries: 1, from: noon, to: noon },
          { of: 'municipality', name: 'Vestby Kommune', entries: 3, from: noon, to: noon + 2 },
        ],
      },
    });
    as('Olga');
    const all = await ask(listAuditLogs, {});
    const names = all.ok && all.value.items.map(({ of, name, entries }) => [of, name, entries]);
    expect(names).toEqual([
      ['service', null, 1],
      ['hotline', 'Nord', 1],
      ['hotline', 'Syd', 0],
      ['municipality', 'Nordby Kommune', 0],
      ['municipality', 'Sydby Kommune', 1],
      ['municipality', 'Vestby Kommune', 3],
    ]);
  });

  it('nothing of another municipality is there, whichever way it is asked for', async () => {
    as('Vera');
    const params = { log: logOf('nordby') };
    const query = { from: String(noon), to: String(noon + 5) };
    const isNone = { ok: false, reason: 'not-found' };
    for (const log of [logOf('nordby'), logOf('sydby'), logOf('south'), 'service:all', 'municipality:1'])
      expect(await ask(listAuditEntries, { params: { log }, query: {} })).toEqual(isNone);
    expect(await ask(listAuditPeople, { params })).toEqual(isNone);
    expect(await ask(checkAuditLog, { params })).toEqual(isNone);
    expect(await ask(exportAuditLog, { params })).toEqual(isNone);
    expect(await ask(exportIncident, { params, query })).toEqual(isNone);
    as('Nina');
    expect(await ask(readReceipt, { params: { number: 'K7F3-92QD' } })).toEqual(isNone);
  });

  it('who may not read logs reads none', async () => {
    as('Anna');
    const refused = { ok: false, reason: 'not-allowed' };
    expect(await ask(listAuditLogs, {})).toEqual(refused);
    expect(await ask(exportAuditLog, { params: { log: logOf('vestby') } })).toEqual(refused);
    expect(await ask(readReceipt, { params: { number: 'K7F3-92QD' } })).toEqual(refused);
  });

  it('own people have their names; others are called what citizens see', async () => {
    as('Vera');
    const { items } = await entries(logOf('vestby'));
    expect(items.map(({ number, person }) => [number, person?.name, person?.employer])).toEqual([
      [3, 'Bo', 'Nordby Kommune'],
      [2, 'Bo', 'Nordby Kommune'],
      [1, 'Anna Holm', 'Vestby Kommune'],
    ]);
    const named = await ask(listAuditPeople, { params: { log: logOf('vestby') } });
    expect(named.ok && named.value.items.map(({ name }) => name)).toEqual(['Anna Holm', 'Bo']);
    as('Nina');
    expect((await entries(logOf('north'))).items).toMatchObject([{ person: { name: 'Bo Friis' } }]);
  });

  it('pages follow each other, the newest first', async () => {
    as('Vera');
    const first = await entries(logOf('vestby'), { limit: '2' });
    expect([first.items.map(({ number }) => number), first.next]).toEqual([[3, 2], '2']);
    const second = await entries(logOf('vestby'), { limit: '2', after: first.next ?? '' });
    expect([second.items.map(({ number }) => number), second.next]).toEqual([[1], null]);
  });

  it.each<[string, () => Record<string, string>, number[]]>([
    ['a moment on', () => ({ from: String(noon + 1) }), [3, 2]],
    ['before a moment', () => ({ to: String(noon + 1) }), [1]],
    ['what happened', () => ({ what: 'consented' }), [2]],
    ['a person', () => ({ agent: people.Anna?.agentId ?? '' }), [1]],
    ['a session', () => ({ room }), [3, 2]],
    ['the number of a receipt, as people write it', () => ({ receipt: 'k7f392qd' }), [3, 2]],
    ['nothing that is there', () => ({ room: 'B'.repeat(22) }), []],
  ])('entries are found by %s', async (_, query, numbers) => {
    as('Vera');
    const { items } = await entries(logOf('vestby'), query());
    expect(items.map(({ number }) => number)).toEqual(numbers);
  });

  it('a receipt tells who helped whom with which words, and where they stand', async () => {
    as('Vera');
    const found = await ask(readReceipt, { params: { number: 'k7f3 92qd' } });
    expect(found).toMatchObject({
      ok: true,
      value: {
        ...{ number: 'K7F3-92QD', roomId: room, givenAt: noon + 1, grants: ['view', 'point'], ended: null },
        municipality: { name: 'Vestby Kommune' },
        agent: { shownAs: 'Bo', employer: 'Nordby Kommune' },
      },
    });
    const words = await ask(readConsentWords, { params: { version: '2026-11-2' } });
    expect(found.ok && words.ok && found.value.words).toEqual({
      version: '2026-11-2',
      sha256: words.ok && words.value.sha256,
      path: '/api/consent-words/2026-11-2',
    });
    expect(await ask(readConsentWords, { params: { version: '1999-1' } })).toMatchObject({ ok: false });
  });

  it('a log is exported with its hashes, and that is written down', async () => {
    as('Vera');
    const response = await fetch(`${origin}/api/audit/logs/${logOf('vestby')}/export`);
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    expect(response.headers.get('content-disposition')).toMatch(/\.ndjson$/);
    const text = await response.text();
    expect(text).not.toMatch(/Anna|Bo /);
    const verified = await verifyExport(Readable.from(text.trim().split('\n')));
    expect(verified).toMatchObject({ is: 'whole', of: { name: 'Vestby Kommune', head: { number: 4 } } });
    const by = { person: { name: 'Vera Vest' }, at: clock.now };
    expect((await entries(logOf('vestby'), { limit: '1' })).items).toMatchObject([
      { what: 'audit-exported', ...by },
    ]);
  });

  it('an incident has everything of its stretch, without alarms about other people’s employees', async () => {
    const { db } = database;
    await saveReport(db, { site: 'vestby', roomId: undefined, now: noon + 3 });
    const alarm = { hotline_id: ids.north, raised_at: new Date(noon) };
    const about = (agent_id: string | null) => ({ ...alarm, agent_id, reason: 'guessing' as const });
    const [anna, bo] = [people.Anna?.agentId ?? '', people.Bo?.agentId ?? ''];
    await db
      .insertInto('alarm')
      .values([about(null), about(anna), about(bo)])
      .execute();
    as('Vera');
    const query = { from: String(noon + 1), to: String(noon + DAY / 2) };
    const asked = { params: { log: logOf('vestby') }, query };
    const empty = await ask(exportIncident, asked);
    expect(empty.ok && empty.value.parts.alarms).toEqual([]);
    const answer = await ask(exportIncident, { ...asked, query: { ...query, from: String(noon) } });
    if (!answer.ok) throw new Error(answer.reason);
    const { parts, manifest } = answer.value;
    expect(parts.entries.map(({ number }) => number).slice(0, 3)).toEqual([1, 2, 3]);
    expect(parts.receipts.map(({ number }) => number)).toEqual(['K7F3-92QD']);
    expect(parts.reports).toEqual([{ at: noon + 3, agentId: null }]);
    expect(parts.alarms.map(({ agentId }) => agentId).toSorted()).toEqual([anna, null].toSorted());
    expect(manifest).toMatchObject({ name: 'Vestby Kommune', before: { number: 0 }, from: noon });
    expect(await verifyExport(Readable.from([JSON.stringify(answer.value)]))).toMatchObject({ is: 'whole' });
    const parted = await verifyExport(Readable.from([JSON.stringify(empty.ok && empty.value)]));
    expect(parted).toMatchObject({ is: 'whole', of: { before: { number: 1 } } });

    const tooLong = { ...query, to: String(noon + 32 * DAY) };
    expect(await ask(exportIncident, { ...asked, query: tooLong })).toMatchObject({ reason: 'malformed' });
    const ofHotline = { params: { log: logOf('north') }, query };
    expect(await ask(exportIncident, ofHotline)).toMatchObject({ reason: 'not-found' });
  });

  it('the check says that a log is whole, and where it is not', async () => {
    as('Vera');
    const params = { log: logOf('vestby') };
    expect(await ask(checkAuditLog, { params })).toMatchObject({ ok: true, value: { whole: true, from: 1 } });
    await sql`update audit_entry set details = '{}' where chain = ${params.log} and number = 2`.execute(
      database.db,
    );
    expect(await ask(checkAuditLog, { params })).toEqual({
      ok: true,
      value: { whole: false, broken: { number: 2, is: 'changed' } },
    });
  });
});
