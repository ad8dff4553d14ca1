import { type Kysely, sql, type Transaction } from 'kysely';
import { appliedMigrations, knownMigrations, migrate } from '../storage/migrate.ts';
import type { Tables } from '../storage/tables.ts';
import { type ReadResult, readBackup, type Unreadable, type Visitor } from './read-backup.ts';
import { countRows, storedTables } from './stored-tables.ts';

export type RestoreRefusal =
  | Unreadable
  /** Its tables have been through migrations that this version does not know. */
  | 'newer-tables'
  /** Medkig has run on this database since a later version than the backup's. */
  | 'database-ahead'
  | 'not-empty';

export type RestoreResult = { ok: true; rows: number; made: string } | { ok: false; reason: RestoreRefusal };

/** Thrown and caught inside this file only: it takes the transaction back. */
class Refusal extends Error {
  readonly reason: RestoreRefusal;
  constructor(reason: RestoreRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Puts what a backup holds into an empty database, in one transaction, and brings its tables up to date afterwards.
 * Nothing but empty tables is left of an attempt that fails. Throws what the database says when it does not take a row.
 */
export async function restoreBackup(db: Kysely<Tables>, path: string): Promise<RestoreResult> {
  // The whole file is read before anything is touched.
  const file = await readBackup(path, nothing);
  if (!file.ok) return file;
  const { migrations, made } = file.head;
  const last = migrations.at(-1);
  if (last === undefined || migrations.some((name) => !knownMigrations.includes(name)))
    return { ok: false, reason: 'newer-tables' };
  const applied = await appliedMigrations(db);
  if (applied.some((name) => !migrations.includes(name)))
    return { ok: false, reason: (await isEmpty(db)) ? 'database-ahead' : 'not-empty' };
  if (!(await isEmpty(db))) return { ok: false, reason: 'not-empty' };

  await migrate(db, last);
  try {
    await db.transaction().execute((transaction) => fill(transaction, path));
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    throw error;
  }
  await migrate(db);
  return { ok: true, rows: file.rows, made };
}

const nothing: Visitor = {
  head: async () => {},
  table: async () => {},
  rows: async () => {},
};

async function isEmpty(db: Kysely<Tables>): Promise<boolean> {
  for (const table of await storedTables(db)) if ((await countRows(db, table)) > 0) return false;
  return true;
}

async function fill(transaction: Transaction<Tables>, path: string): Promise<void> {
  const tables = await storedTables(transaction);
  await sql`lock table ${sql.join(tables.map((name) => sql.table(name)))} in access exclusive mode`.execute(
    transaction,
  );
  if (!(await isEmpty(transaction))) throw new Refusal('not-empty');
  // Rows refer to rows of tables that come later, and to rows of their own table: all are checked at the end.
  const references = await foreignKeys(transaction);
  await alter(transaction, references, sql`deferrable initially deferred`);
  const counts = new Map<string, number>();
  let current = '';
  const result: ReadResult = await readBackup(path, {
    head: async () => {},
    table: async ({ table, rows }) => {
      if (!tables.includes(table)) throw new Refusal('damaged');
      counts.set(table, rows);
      current = table;
    },
    rows: async (rows) => {
      const into = sql.table(current);
      await sql`
        insert into ${into} select * from jsonb_populate_recordset(null::${into}, ${`[${rows.join(',')}]`}::jsonb)
      `.execute(transaction);
    },
  });
  if (!result.ok) throw new Refusal(result.reason);
  for (const [table, rows] of counts)
    if ((await countRows(transaction, table)) !== rows) throw new Refusal('damaged');
  await sql`set constraints all immediate`.execute(transaction);
  await alter(transaction, references, sql`not deferrable`);
}

interface ForeignKey {
  table: string;
  name: string;
}

async function foreignKeys(transaction: Transaction<Tables>): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select relname as "table", conname as name from pg_constraint join pg_class on pg_class.oid = conrelid
    where contype = 'f' and connamespace = current_schema()::regnamespace and not condeferrable
  `.execute(transaction);
  return rows;
}

async function alter(
  transaction: Transaction<Tables>,
  references: readonly ForeignKey[],
  to: ReturnType<typeof sql>,
): Promise<void> {
  for (const { table, name } of references)
    await sql`alter table ${sql.table(table)} alter constraint ${sql.id(name)} ${to}`.execute(transaction);
}
