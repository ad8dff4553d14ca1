import type { Kysely } from 'kysely';

/** The audit log: a hash chain for each municipality and hotline. It outlives what it tells of, so it refers to nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit_chain')
    .addColumn('chain', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('from_number', 'integer', (column) => column.notNull())
    .addColumn('from_hash', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('audit_entry')
    .addColumn('chain', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('agent_id', 'uuid')
    .addColumn('room_id', 'text')
    .addColumn('details', 'jsonb', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_entry_key', ['chain', 'number'])
    .execute();
}
