import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, FolderInUse, openDatabase } from './database.ts';
import { DatabaseIsNewer, migrate } from './migrate.ts';
import { testDatabases } from './test-databases.ts';

describe.each(testDatabases)('tables on $name', ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it('has a table for each that the queries know', async () => {
    const tables = await database.db.introspection.getTables();
    expect(tables.map((table) => table.name).sort()).toEqual([
      'agent',
      'agent_session',
      'alarm',
      'answer_count',
      'api_token',
      'audit_chain',
      'audit_entry',
      'call_report',
      'consent_receipt',
      'guide_card',
      'hotline',
      'hotline_municipality',
      'invitation',
      'municipality',
      'notice',
      'passkey',
      'past_room',
      'phone_number',
      'policy',
      'recovery_code',
      'resting_nameplate',
      'room',
      'site',
      'site_sighting',
      'webhook',
      'webhook_delivery',
      'weekly_hours',
    ]);
  });

  it('migrates only once: a second run changes nothing', async () => {
    const count = () => sql<{ n: string }>`select count(*) as n from kysely_migration`.execute(database.db);
    const before = (await count()).rows;
    expect(await migrate(database.db)).toEqual([]);
    expect((await count()).rows).toEqual(before);
  });

  it('undoes a transaction that throws', async () => {
    const attempt = database.db.transaction().execute(async (transaction) => {
      await transaction.insertInto('municipality').values({ name: 'Fortrudt Kommune' }).execute();
      throw new Error('changed my mind');
    });
    await expect(attempt).rejects.toThrow('changed my mind');
    const rows = await database.db
      .selectFrom('municipality')
      .selectAll()
      .where('name', '=', 'Fortrudt Kommune')
      .execute();
    expect(rows).toEqual([]);
  });

  it('are left alone once a newer version has changed them', async () => {
    await sql`insert into kysely_migration values ('9999-future', '2030-01-01')`.execute(database.db);
    await expect(migrate(database.db)).rejects.toThrow(DatabaseIsNewer);
    await sql`delete from kysely_migration where name = '9999-future'`.execute(database.db);
  });
});

describe('the embedded database', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'medkig-data-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('keeps its rows from one run to the next', async () => {
    const first = await openDatabase({ kind: 'embedded', folder });
    await first.db.insertInto('municipality').values({ name: 'Vestby Kommune' }).execute();
    await first.close();
    const second = await openDatabase({ kind: 'embedded', folder });
    const names = await second.db.selectFrom('municipality').select('name').execute();
    await second.close();
    expect(names).toEqual([{ name: 'Vestby Kommune' }]);
  });

  it('refuses a folder that is open already, and gives it back when closed', async () => {
    const first = await openDatabase({ kind: 'embedded', folder });
    await expect(openDatabase({ kind: 'embedded', folder })).rejects.toThrow(FolderInUse);
    await first.close();
    const second = await openDatabase({ kind: 'embedded', folder });
    await second.close();
  });
});
