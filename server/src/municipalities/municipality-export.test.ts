import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkChain } from '../audit/audit-log.ts';
import { type BusyDay, spendBusyDay } from '../storage/busy-day.fixture.ts';
import type { Database } from '../storage/database.ts';
import { testDatabases } from '../storage/test-databases.ts';
import { exportMunicipality } from './municipality-export.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');

describe.each(testDatabases)('what is handed to a municipality from $name', ({ open }) => {
  let database: Database;
  let day: BusyDay;
  beforeAll(async () => {
    database = await open();
    day = await spendBusyDay(database, noon);
  });
  afterAll(() => database.close());

  const exported = async (name: string) => {
    const all = await exportMunicipality(database.db, name, noon);
    if (!all) throw new Error('no such municipality');
    return { ...all, text: JSON.stringify(all) };
  };

  it('is every row of its own, in each table that has some', async () => {
    const { tables } = await exported('Vestby Kommune');
    const counts = Object.fromEntries(Object.entries(tables).map(([table, rows]) => [table, rows.length]));
    expect(counts).toEqual({
      municipality: 1,
      phone_number: 1,
      site: 1,
      policy: 1,
      hotline_municipality: 1,
      agent: 1,
      agent_session: 1,
      room: 1,
      past_room: 1,
      consent_receipt: 1,
      call_report: 1,
      answer_count: 1,
      audit_chain: 1,
      audit_entry: 5,
      invitation: 1,
      recovery_code: 1,
      passkey: 1,
      api_token: 1,
      webhook: 1,
      webhook_delivery: 1,
      site_sighting: 1,
    });
    expect(tables.audit_entry).toMatchObject([
      { number: 1, at: new Date(noon), what: 'consented' },
      { number: 2, what: 'session-ended' },
      { number: 3, what: 'call-reported' },
      { number: 4, what: 'signed-in' },
      { number: 5, what: 'municipality-exported', agentId: null },
    ]);
    for (const table of ['past_room', 'consent_receipt'])
      expect(tables[table], table).toMatchObject([{ topic: 'flytning' }]);
    const owner = { of: 'municipality', id: day.vestbyId } as const;
    const check = await checkChain(database.db, owner);
    if (!check.ok) throw new Error('the log is broken');
    const { number, hash } = check.head;
    expect(tables.audit_chain).toMatchObject([{ number, hash }]);
  });

  it('is nothing of another municipality', async () => {
    const { text } = await exported('Vestby Kommune');
    for (const foreign of ['Nordby', day.nordbyId, 'bo@nordby.example']) expect(text).not.toContain(foreign);
    const nordby = await exported('Nordby Kommune');
    for (const foreign of ['Vestby', 'vestby', day.vestbyId, 'K7F3-92QD'])
      expect(nordby.text).not.toContain(foreign);
    expect(nordby.text).toContain('bo@nordby.example');
  });

  it('is no secret: no hash of a password, of a cookie, of a seat or of a token', async () => {
    const { db } = database;
    const agents = await db.selectFrom('agent').select('password_hash as secret').execute();
    const sessions = await db.selectFrom('agent_session').select('token_sha256 as secret').execute();
    const rooms = await db.selectFrom('room').select(['agent_key_sha256', 'citizen_key_sha256']).execute();
    const seats = rooms.flatMap((row) => [row.agent_key_sha256, row.citizen_key_sha256 ?? '']);
    const secrets = [...[...agents, ...sessions].map(({ secret }) => secret), ...seats];
    expect(secrets).toHaveLength(5);
    const { text } = await exported('Vestby Kommune');
    for (const secret of secrets) expect(text).not.toContain(secret);
    for (const secret of [
      'hash-of-an-invitation',
      'hash-of-a-recovery-code',
      'public-key',
      'hash-of-a-token',
      'whsec_',
    ])
      expect(text).not.toContain(secret);
  });

  it('is nothing when there is no such municipality', async () => {
    expect(await exportMunicipality(database.db, 'Sydby Kommune', noon)).toBeUndefined();
  });
});
