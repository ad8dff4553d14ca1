import type { Kysely } from 'kysely';

/** A room that another process has taken is no longer written by the one before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('room')
    .addColumn('fence', 'integer', (column) => column.notNull().defaultTo(1))
    .execute();
}
