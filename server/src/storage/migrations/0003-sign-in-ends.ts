import type { Kysely } from 'kysely';

/** A sign-in that a later one has ended is remembered until it would have run out, so that its page can be told why. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('agent_session').addColumn('ended_because', 'text').execute();
}
