import { type Kysely, sql } from 'kysely';

/** Rooms outlive a restart, without anything of what was said in them; a few facts of them last a day longer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('room')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hotline_id', 'uuid', (column) =>
      column.notNull().references('hotline.id').onDelete('cascade'),
    )
    .addColumn('nameplate', 'text', (column) => column.notNull())
    .addColumn('na', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'timestamptz', (column) => column.notNull())
    .addColumn('agent_id', 'uuid', (column) => column.notNull().references('agent.id').onDelete('cascade'))
    .addColumn('agent_session_id', 'uuid', (column) => column.notNull())
    .addColumn('agent_key_sha256', 'text', (column) => column.notNull())
    .addColumn('citizen_key_sha256', 'text')
    .addColumn('site_key', 'text')
    .addColumn('origin', 'text')
    .addCheckConstraint(
      'room_citizen_whole',
      sql`num_nonnulls(citizen_key_sha256, site_key, origin) in (0, 3)`,
    )
    .execute();
  await db.schema
    .createTable('resting_nameplate')
    .addColumn('hotline_id', 'uuid', (column) =>
      column.notNull().references('hotline.id').onDelete('cascade'),
    )
    .addColumn('nameplate', 'text', (column) => column.notNull())
    .addColumn('why', 'text', (column) => column.notNull())
    .addColumn('until', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('resting_nameplate_key', ['hotline_id', 'nameplate'])
    .execute();
  await db.schema
    .createTable('past_room')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('municipality_id', 'uuid', (column) =>
      column.notNull().references('municipality.id').onDelete('cascade'),
    )
    .addColumn('agent_id', 'uuid', (column) => column.notNull().references('agent.id').onDelete('cascade'))
    .addColumn('opened_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz', (column) => column.notNull())
    .addColumn('end_reason', 'text', (column) => column.notNull())
    .execute();
}
