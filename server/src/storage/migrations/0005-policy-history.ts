import { type Kysely, sql } from 'kysely';

/** A policy says what is hidden, who changed it and when, and each version has a number. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('policy')
    .addColumn('version', 'integer')
    .addColumn('changed_by', 'uuid', (column) => column.references('agent.id'))
    .addColumn('changed_at', 'timestamptz')
    .execute();
  // Until now every municipality had the same of this: nothing of its own.
  await sql`
    update policy set
      rules = '{"block": [], "mask": [], "show": [], "presets": [], "phones": false, "emails": false, "never": []}' || rules,
      changed_at = valid_from,
      version = (
        select count(*) from policy as earlier
        where earlier.municipality_id = policy.municipality_id and earlier.valid_from <= policy.valid_from
      )
  `.execute(db);
  await db.schema
    .alterTable('policy')
    .alterColumn('version', (column) => column.setNotNull())
    .alterColumn('changed_at', (column) => column.setNotNull())
    .execute();
  await db.schema
    .alterTable('policy')
    .addUniqueConstraint('policy_version', ['municipality_id', 'version'])
    .execute();
}
