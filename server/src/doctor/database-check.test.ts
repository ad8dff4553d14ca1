import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDatabase, type Database } from '../storage/database.ts';
import { migrate } from '../storage/migrate.ts';
import { createPostgres } from '../storage/test-databases.ts';
import { checkDatabase } from './database-check.ts';

const service = 'http://127.0.0.1:9';

describe('on PostgreSQL', () => {
  let database: Database;
  let url: string;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ url, drop } = await createPostgres());
    database = await connectDatabase({ kind: 'postgres', url });
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });

  const check = (now = Date.now) =>
    checkDatabase({ kind: 'postgres', url }, { now, service, seal: undefined });

  it('tells migrations that have not been run', async () => {
    expect((await check()).database).toMatchObject({
      is: 'wrong',
      says: expect.stringMatching(/(\d+) of \1 migrations/),
    });
  });

  it('finds nothing wrong with one that is up to date, and leaves no row in it', async () => {
    await migrate(database.db);
    expect(await check()).toMatchObject({ database: { is: 'right' }, clock: { is: 'right' } });
    expect(await database.db.selectFrom('municipality').selectAll().execute()).toEqual([]);
  });

  it('tells by how much the two clocks differ', async () => {
    expect((await check(() => Date.now() + 60_000)).clock).toMatchObject({
      is: 'wrong',
      says: 'this machine is 60 s ahead of the database',
    });
    expect((await check(() => Date.now() - 60_000)).clock).toMatchObject({
      says: 'this machine is 60 s behind the database',
    });
  });

  it('tells one that takes no rows', async () => {
    const name = new URL(url).pathname.slice(1);
    await sql`alter database ${sql.id(name)} set default_transaction_read_only = on`.execute(database.db);
    expect((await check()).database).toMatchObject({
      is: 'wrong',
      says: expect.stringContaining('takes no row (25006)'),
    });
    await sql`alter database ${sql.id(name)} reset default_transaction_read_only`.execute(database.db);
  });

  it('tells one that a newer version has changed', async () => {
    await sql`insert into kysely_migration values ('9999-future', '2030-01-01')`.execute(database.db);
    expect((await check()).database).toMatchObject({
      is: 'wrong',
      says: expect.stringContaining('newer version'),
    });
  });
});

it('tells a database that is not there, and what to look at', async () => {
  const url = 'postgres://medkig:a-secret@127.0.0.1:9/medkig';
  const found = await checkDatabase({ kind: 'postgres', url }, { now: Date.now, service, seal: undefined });
  expect(found.database).toMatchObject({
    is: 'wrong',
    says: 'cannot be opened (ECONNREFUSED)',
    todo: expect.stringContaining('DATABASE_URL'),
  });
  expect(JSON.stringify(found)).not.toContain('a-secret');
});
