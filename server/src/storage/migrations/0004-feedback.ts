import { type Kysely, sql } from 'kysely';

/** Reports of suspicious calls, and how often each answer to the closing question was given. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('call_report')
    .addColumn('id', 'uuid', (column) => column.primaryKey().defaultTo(sql`gen_random_uuid()`))
    .addColumn('municipality_id', 'uuid', (column) =>
      column.notNull().references('municipality.id').onDelete('cascade'),
    )
    .addColumn('agent_id', 'uuid', (column) => column.references('agent.id').onDelete('set null'))
    .addColumn('reported_at', 'timestamptz', (column) => column.notNull())
    .execute();
  // A count has no order: nobody can tell which session an answer came from.
  await db.schema
    .createTable('answer_count')
    .addColumn('municipality_id', 'uuid', (column) =>
      column.notNull().references('municipality.id').onDelete('cascade'),
    )
    .addColumn('hotline_id', 'uuid', (column) =>
      column.notNull().references('hotline.id').onDelete('cascade'),
    )
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('answer_count_key', ['municipality_id', 'hotline_id', 'day', 'answer'])
    .addCheckConstraint('answer_count_answer', sql`answer in ('yes', 'partly', 'no')`)
    .execute();
  await db.schema
    .alterTable('past_room')
    .addColumn('answered', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
}
