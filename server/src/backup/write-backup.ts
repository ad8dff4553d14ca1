import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { appliedMigrations } from '../storage/migrate.ts';
import type { Tables } from '../storage/tables.ts';
import { FORMAT } from './backup-format.ts';
import { countRows, storedTables } from './stored-tables.ts';
import { type Written, writeWholeFile } from './whole-file.ts';

/** Rows that are read at a time. */
const PAGE = 500;

type BackupResult =
  | { ok: true; rows: number; tables: number }
  | { ok: false; reason: 'no-tables' }
  | Extract<Written, { ok: false }>;

/**
 * Writes all that the database holds at one moment into a file that appears when it is whole, and that only its owner may
 * read. @param now milliseconds since 1970
 */
export async function writeBackup(
  db: Kysely<Tables>,
  path: string,
  deps: { now: number; randomBytes(length: number): Uint8Array },
): Promise<BackupResult> {
  const migrations = await appliedMigrations(db);
  if (migrations.length === 0) return { ok: false, reason: 'no-tables' };
  const head = { medkig: 'backup', format: FORMAT, made: new Date(deps.now).toISOString(), migrations };
  const tally = { rows: 0, tables: 0 };
  const lines = sealed(JSON.stringify(head), db, tally);
  const written = await writeWholeFile(path, [Readable.from(lines), createGzip()], deps.randomBytes);
  return written.ok ? { ok: true, ...tally } : written;
}

async function* sealed(
  head: string,
  db: Kysely<Tables>,
  tally: { rows: number; tables: number },
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const seal = (text: string): string => {
    hash.update(text);
    return text;
  };
  yield seal(`${head}\n`);
  // One sight of all tables: what is written meanwhile belongs to the next backup.
  const transaction = await db
    .startTransaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute();
  try {
    for (const table of await storedTables(transaction)) {
      const rows = await countRows(transaction, table);
      yield seal(`${JSON.stringify({ table, rows })}\n`);
      for await (const page of pagesOf(transaction, table)) yield seal(page);
      tally.rows += rows;
      tally.tables += 1;
    }
  } finally {
    await transaction.rollback().execute();
  }
  yield `${JSON.stringify({ end: 'backup', rows: tally.rows, sha256: hash.digest('hex') })}\n`;
}

async function* pagesOf(transaction: Kysely<Tables>, table: string): AsyncGenerator<string> {
  const from = sql.table(table);
  await sql`declare backup_rows no scroll cursor for select to_jsonb(one)::text as row from ${from} as one`.execute(
    transaction,
  );
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(PAGE)} from backup_rows`.execute(transaction);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => `${row}\n`).join('');
  }
  await sql`close backup_rows`.execute(transaction);
}
