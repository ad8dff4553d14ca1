import { type Kysely, sql } from 'kysely';

/** What proves a citizen's consent for a year: whom it was given to, which words, when, and when it was over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('consent_receipt')
    .addColumn('number', 'text', (column) => column.primaryKey())
    .addColumn('room_id', 'text', (column) => column.notNull().unique())
    .addColumn('municipality_id', 'uuid', (column) =>
      column.notNull().references('municipality.id').onDelete('cascade'),
    )
    .addColumn('agent_id', 'uuid', (column) => column.notNull().references('agent.id'))
    .addColumn('given_at', 'timestamptz', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('grants', sql`text[]`, (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz')
    .addColumn('end_reason', 'text')
    .addCheckConstraint('consent_receipt_end_whole', sql`(ended_at is null) = (end_reason is null)`)
    .execute();
}
