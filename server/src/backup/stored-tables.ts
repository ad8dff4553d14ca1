import { type Kysely, sql } from 'kysely';
import type { Tables } from '../storage/tables.ts';

/** Names of all tables that hold rows of the service, without the list of migrations. */
export async function storedTables(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind = 'r'
      and relname not in ('kysely_migration', 'kysely_migration_lock')
    order by relname
  `.execute(db);
  return rows.map(({ name }) => name);
}

export async function countRows(db: Kysely<Tables>, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}
