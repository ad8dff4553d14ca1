import type { Kysely } from 'kysely';

/** What leads an agent through a form, written by each hotline. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('guide_card')
    .addColumn('hotline_id', 'uuid', (column) => column.notNull().references('hotline.id'))
    .addColumn('slug', 'text', (column) => column.notNull())
    .addColumn('card', 'jsonb')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('changed_by', 'uuid', (column) => column.references('agent.id'))
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('guide_card_key', ['hotline_id', 'slug'])
    .execute();
}
