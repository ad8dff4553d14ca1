import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkChain, listChains } from '../audit/audit-log.ts';
import { saveMunicipality } from '../municipalities/municipalities.ts';
import { spendBusyDay } from '../storage/busy-day.fixture.ts';
import { connectDatabase, type Database, openDatabase } from '../storage/database.ts';
import { appliedMigrations, knownMigrations, migrate } from '../storage/migrate.ts';
import { createPostgres } from '../storage/test-databases.ts';
import { restoreBackup } from './restore-backup.ts';
import { countRows, storedTables } from './stored-tables.ts';
import { writeBackup } from './write-backup.ts';

const noon = Date.parse('2026-01-05T12:00:00Z');
const deps = { now: noon, randomBytes: (length: number) => randomBytes(length) };

let folder: string;
let file: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medkig-backup-'));
  file = join(folder, 'medkig.backup');
});
afterAll(() => rm(folder, { recursive: true }));

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A database on which Medkig has never run. */
async function fresh(kind: 'PGlite' | 'PostgreSQL' = 'PostgreSQL'): Promise<Database> {
  const server = kind === 'PostgreSQL' ? await createPostgres() : undefined;
  const database = await connectDatabase(server ? { kind: 'postgres', url: server.url } : { kind: 'memory' });
  open.push(async () => {
    await database.close();
    await server?.drop();
  });
  return database;
}

async function allRows({ db }: Database): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const table of await storedTables(db)) {
    const { rows } = await sql<{ row: string }>`
      select to_jsonb(one)::text as row from ${sql.table(table)} as one order by 1
    `.execute(db);
    all[table] = rows.map(({ row }) => row);
  }
  return all;
}

describe('a backup', () => {
  it.each([
    ['PGlite', 'PostgreSQL'],
    ['PostgreSQL', 'PGlite'],
  ] as const)('of %s is restored into %s, row for row', async (from, to) => {
    const source = await fresh(from);
    await migrate(source.db);
    await spendBusyDay(source, noon);
    const rows = await allRows(source);
    expect(Object.keys(rows).filter((table) => rows[table]?.length === 0)).toEqual([]);
    expect(await writeBackup(source.db, file, deps)).toMatchObject({
      ok: true,
      tables: Object.keys(rows).length,
    });

    const target = await fresh(to);
    const made = new Date(noon).toISOString();
    expect(await restoreBackup(target.db, file)).toEqual({
      ok: true,
      rows: Object.values(rows).flat().length,
      made,
    });
    expect(await allRows(target)).toEqual(rows);
    for (const owner of await listChains(target.db))
      expect(await checkChain(target.db, owner)).toMatchObject({ ok: true });
    const lax = await sql`select conname from pg_constraint where contype = 'f' and condeferrable`.execute(
      target.db,
    );
    expect(lax.rows).toEqual([]);
  });

  it('is for its owner only, and takes the place of the one before when it is whole', async () => {
    const source = await fresh();
    await migrate(source.db);
    await writeFile(file, 'the one before', { mode: 0o644 });
    await writeBackup(source.db, file, deps);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['medkig.backup']);
  });

  it('leaves the one before alone when it fails on the way, and no half file', async () => {
    const source = await fresh();
    await migrate(source.db);
    await writeFile(file, 'the one before');
    const failing = source.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (result.rows.some((row) => row.name === 'site')) throw new Error('the database went away');
        return result;
      },
    });
    await expect(writeBackup(failing, file, deps)).rejects.toThrow('the database went away');
    expect(await readFile(file, 'utf8')).toBe('the one before');
    expect(await readdir(folder)).toEqual(['medkig.backup']);
  });

  it('says what the system says when its file cannot be written', async () => {
    const source = await fresh();
    await migrate(source.db);
    const nowhere = join(folder, 'missing', 'medkig.backup');
    expect(await writeBackup(source.db, nowhere, deps)).toEqual({
      ok: false,
      reason: 'not-written',
      code: 'ENOENT',
    });
  });

  it('is of one moment: what is written while it is made is not in it', async () => {
    const source = await fresh();
    await migrate(source.db);
    let written = false;
    const watched = source.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        if (!written && result.rows.some((row) => row.name === 'site')) {
          written = true;
          await saveMunicipality(source.db, { name: 'Vestby Kommune', phone: '12 34 56 78' });
        }
        return result;
      },
    });
    expect(await writeBackup(watched, file, deps)).toMatchObject({ ok: true, rows: 0 });
    expect(written).toBe(true);
  });

  it('has nothing to hold before Medkig has run', async () => {
    const source = await fresh();
    expect(await writeBackup(source.db, file, deps)).toEqual({ ok: false, reason: 'no-tables' });
  });

  it('of an older version is brought up to date', async () => {
    const source = await fresh();
    await migrate(source.db, '0009-guide-cards');
    await sql`insert into municipality (name) values ('Vestby Kommune')`.execute(source.db);
    await writeBackup(source.db, file, deps);
    const target = await fresh();
    expect(await restoreBackup(target.db, file)).toMatchObject({ ok: true, rows: 1 });
    expect(await appliedMigrations(target.db)).toEqual(knownMigrations);
    const tooNew = await fresh();
    await migrate(tooNew.db);
    expect(await restoreBackup(tooNew.db, file)).toEqual({ ok: false, reason: 'database-ahead' });
  });
});

it('every column is one that a backup can write back', async () => {
  const { db } = await fresh();
  await migrate(db);
  const made = await sql`
    select table_name, column_name from information_schema.columns
    where table_schema = current_schema()
      and (is_generated = 'ALWAYS' or is_identity = 'YES' or column_default like 'nextval%')
  `.execute(db);
  expect(made.rows).toEqual([]);
});

describe('nothing is restored', () => {
  let whole: Buffer;
  beforeAll(async () => {
    const server = await createPostgres();
    const source = await openDatabase({ kind: 'postgres', url: server.url });
    await spendBusyDay(source, noon);
    await writeBackup(source.db, file, deps);
    whole = await readFile(file);
    await source.close();
    await server.drop();
  });

  /** The same backup with other lines, sealed again. */
  function edited(edit: (lines: string[]) => string[]): Buffer {
    const lines = edit(gunzipSync(whole).toString().trimEnd().split('\n').slice(0, -1));
    const text = lines.map((line) => `${line}\n`).join('');
    const rows = lines.filter((line) => !/^\{"(medkig|table)":/.test(line)).length;
    const sha256 = createHash('sha256').update(text).digest('hex');
    return gzipSync(`${text}${JSON.stringify({ end: 'backup', rows, sha256 })}\n`);
  }
  const replaced = (from: RegExp, to: string) =>
    edited((lines) => lines.map((line) => line.replace(from, to)));
  const flipped = () => {
    const copy = Buffer.from(whole);
    // Of the checksum behind it: where it is noticed must not hang on what is in the rows.
    const sum = copy.length - 8;
    copy.writeUInt8(copy.readUInt8(sum) ^ 1, sum);
    return copy;
  };
  const unsealed = (edit: (text: string) => string) => gzipSync(edit(gunzipSync(whole).toString()));

  it.each<[string, string, () => Buffer]>([
    ['a text', 'not-a-backup', () => Buffer.from('hello')],
    ['a gzip of something else', 'not-a-backup', () => gzipSync('hello\n')],
    ['an empty file', 'truncated', () => Buffer.alloc(0)],
    ['half a file', 'truncated', () => whole.subarray(0, whole.length / 2)],
    ['a file without its last line', 'truncated', () => unsealed((text) => text.replace(/.*\n$/, ''))],
    ['a changed byte of the gzip', 'damaged', flipped],
    ['a changed row', 'damaged', () => unsealed((text) => text.replace('Vestby Kommune', 'Vestbx Kommune'))],
    [
      'a row too few',
      'damaged',
      () => unsealed((text) => text.replace(/\n\{"number": "12 34 56 78".*(?=\n)/, '')),
    ],
    ['something behind the end', 'damaged', () => unsealed((text) => `${text}{}\n`)],
    ['a format of the future', 'newer-format', () => replaced(/"format":1/, '"format":2')],
    [
      'tables of the future',
      'newer-tables',
      () => replaced(/"0001-first-tables"/, '"0001-first-tables","9999-future"'),
    ],
    ['a table that nobody knows', 'damaged', () => replaced(/\{"table":"alarm"/, '{"table":"pg_authid"')],
  ])('of %s: %s', async (_, reason, bytes) => {
    await writeFile(file, bytes());
    const { db } = await fresh();
    expect(await restoreBackup(db, file)).toEqual({ ok: false, reason });
    for (const table of await storedTables(db)) expect(await countRows(db, table)).toBe(0);
  });

  it('of rows that refer to nothing', async () => {
    await writeFile(file, replaced(/"hotline_id": "./, '"hotline_id": "x').subarray());
    const { db } = await fresh();
    await expect(restoreBackup(db, file)).rejects.toThrow();
    await writeFile(file, replaced(/("agent_id": )"[0-9a-f-]+"/, '$1"00000000-0000-4000-8000-000000000009"'));
    await expect(restoreBackup(db, file)).rejects.toThrow(/foreign key/);
    for (const table of await storedTables(db)) expect(await countRows(db, table)).toBe(0);
  });

  it('of a file that is not there', async () => {
    const { db } = await fresh();
    expect(await restoreBackup(db, join(folder, 'missing'))).toEqual({ ok: false, reason: 'no-file' });
  });

  it('into a database with rows', async () => {
    await writeFile(file, whole);
    const target = await fresh();
    await migrate(target.db);
    await saveMunicipality(target.db, { name: 'Sydby Kommune', phone: '12 34 56 78' });
    const before = await allRows(target);
    expect(await restoreBackup(target.db, file)).toEqual({ ok: false, reason: 'not-empty' });
    expect(await allRows(target)).toEqual(before);
  });
});
