import { type Kysely, sql } from 'kysely';

/** What somebody should look into: guessing at a hotline, an agent at odd hours. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('alarm')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('hotline_id', 'uuid', (column) =>
      column.notNull().references('hotline.id').onDelete('cascade'),
    )
    .addColumn('agent_id', 'uuid', (column) => column.references('agent.id').onDelete('set null'))
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('raised_at', 'timestamptz', (column) => column.notNull())
    .execute();
}
