import { endNotice, listNotices, readNotices, writeNotice } from '@medkig/api/notice';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Principal } from '../accounts/access.ts';
import { readEntries } from '../audit/audit-log.ts';
import { insertHotline } from '../hotline/hotlines.ts';
import { type Served, serveEndpoints } from '../http/served.fixture.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { serveNotices } from './notice-routes.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const HOUR = 60 * 60_000;
const down = { text: 'Borger.dk er nede.', hours: 1 } as const;

describe.each(testDatabases)('on $name', ({ open }) => {
  let database: Database;
  let served: Served;
  let ours: string;
  let theirs: string;
  let now = noon;

  beforeAll(async () => {
    database = await open();
    const details = { timeZone: 'Europe/Copenhagen', hours: [] };
    ours = await insertHotline(database.db, { name: 'Vores', ...details });
    theirs = await insertHotline(database.db, { name: 'Deres', ...details });
    served = await serveEndpoints((serve) => serveNotices(serve, { db: database.db, now: () => now }));
  });
  beforeEach(async () => {
    now = noon;
    await database.db.deleteFrom('notice').execute();
  });
  afterAll(async () => {
    served.close();
    await database.close();
  });

  const person = (role: Principal['roles'][number], hotlineId: string) =>
    served.as({
      agentId: '00000000-0000-4000-8000-000000000001',
      name: 'Anna',
      roles: [role],
      municipalityId: null,
      hotlineId,
      scopes: 'all',
    });
  const read = async (hotlineId: string) => {
    const answer = await person('agent', hotlineId).ask(readNotices, {});
    return answer.ok ? answer.value.items.map(({ text }) => text) : answer.reason;
  };

  it('is shown to everybody of the hotline, and to nobody else, until its time is over', async () => {
    const lead = person('lead', ours);
    expect(await lead.ask(writeNotice, { params: { hotline: ours }, body: down })).toMatchObject({
      ok: true,
      value: { text: down.text, endsAt: noon + HOUR },
    });
    expect(await read(ours)).toEqual([down.text]);
    expect(await read(theirs)).toEqual([]);
    now += HOUR;
    expect(await read(ours)).toEqual([]);
  });

  it('is ended before its time', async () => {
    const lead = person('lead', ours);
    const written = await lead.ask(writeNotice, { params: { hotline: ours }, body: down });
    const notice = written.ok ? written.value.id : '';
    expect(await lead.ask(endNotice, { params: { hotline: ours, notice } })).toMatchObject({ ok: true });
    expect(await read(ours)).toEqual([]);
    expect(await lead.ask(endNotice, { params: { hotline: ours, notice } })).toMatchObject({
      reason: 'not-found',
    });
  });

  it('stands beside two others at most', async () => {
    const lead = person('lead', ours);
    const write = () => lead.ask(writeNotice, { params: { hotline: ours }, body: down });
    const answers = await Promise.all([write(), write(), write(), write()]);
    expect(answers.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'full' }]);
    now += HOUR;
    expect(await write()).toMatchObject({ ok: true });
  });

  it('of another hotline is not there for a lead, and nobody else writes any', async () => {
    const params = { hotline: theirs };
    const lead = person('lead', ours);
    const written = await person('operator', ours).ask(writeNotice, { params, body: down });
    const notice = written.ok ? written.value.id : '';
    for (const answer of [
      await lead.ask(writeNotice, { params, body: down }),
      await lead.ask(listNotices, { params }),
      await lead.ask(endNotice, { params: { hotline: theirs, notice } }),
      // An id of another hotline's notice under the own one.
      await lead.ask(endNotice, { params: { hotline: ours, notice } }),
    ])
      expect(answer).toEqual({ ok: false, reason: 'not-found' });
    expect(await read(theirs)).toEqual([down.text]);
    for (const role of ['agent', 'editor', 'auditor'] as const)
      expect(await person(role, ours).ask(writeNotice, { params: { hotline: ours }, body: down })).toEqual({
        ok: false,
        reason: 'not-allowed',
      });
  });

  it('is told in the hotline’s audit log, without its words', async () => {
    const { db } = database;
    const before = (await readEntries(db, { of: 'hotline', id: ours }, { after: 0, limit: 100 })).length;
    const lead = person('lead', ours);
    const written = await lead.ask(writeNotice, { params: { hotline: ours }, body: down });
    const notice = written.ok ? written.value.id : '';
    await lead.ask(endNotice, { params: { hotline: ours, notice } });
    const entries = await readEntries(db, { of: 'hotline', id: ours }, { after: before, limit: 100 });
    expect(entries.map(({ what, details }) => ({ what, details }))).toEqual([
      { what: 'notice-written', details: { notice, hours: 1 } },
      { what: 'notice-ended', details: { notice } },
    ]);
    expect(JSON.stringify(entries)).not.toContain('Borger');
  });

  it('has at most 200 characters and stands for 1, 4 or 12 hours', async () => {
    const lead = person('lead', ours);
    const params = { hotline: ours };
    expect(await lead.ask(writeNotice, { params, body: { text: 'x'.repeat(201), hours: 1 } })).toEqual({
      ok: false,
      reason: 'malformed',
      at: ['text'],
    });
    expect(await lead.ask(writeNotice, { params, body: { text: 'x'.repeat(200), hours: 12 } })).toMatchObject(
      {
        ok: true,
      },
    );
  });
});
