import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { up as firstTables } from './migrations/0001-first-tables.ts';
import { up as rooms } from './migrations/0002-rooms.ts';
import { up as signInEnds } from './migrations/0003-sign-in-ends.ts';
import { up as feedback } from './migrations/0004-feedback.ts';
import { up as policyHistory } from './migrations/0005-policy-history.ts';
import { up as consentReceipts } from './migrations/0006-consent-receipts.ts';
import { up as alarms } from './migrations/0007-alarms.ts';
import { up as roomFence } from './migrations/0008-room-fence.ts';
import { up as guideCards } from './migrations/0009-guide-cards.ts';
import { up as audit } from './migrations/0010-audit.ts';
import { up as workplace } from './migrations/0011-workplace.ts';
import type { Tables } from './tables.ts';

/** In order. A migration that has been released is never changed; the next one mends it. */
const migrations = {
  '0001-first-tables': { up: firstTables },
  '0002-rooms': { up: rooms },
  '0003-sign-in-ends': { up: signInEnds },
  '0004-feedback': { up: feedback },
  '0005-policy-history': { up: policyHistory },
  '0006-consent-receipts': { up: consentReceipts },
  '0007-alarms': { up: alarms },
  '0008-room-fence': { up: roomFence },
  '0009-guide-cards': { up: guideCards },
  '0010-audit': { up: audit },
  '0011-workplace': { up: workplace },
};

/** Thrown when a later version of Medkig has changed the tables: this one would read and write them wrongly. */
export class DatabaseIsNewer extends Error {
  override name = 'DatabaseIsNewer';
}

/** The migrations that this version knows, in order. */
export const knownMigrations: readonly string[] = Object.keys(migrations);

/** Those that the database has been through, in order; none if Medkig has never run on it. */
export async function appliedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('kysely_migration') is not null as there
  `.execute(db);
  if (!rows[0]?.there) return [];
  const applied = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return applied.rows.map(({ name }) => name);
}

/** Whether the database has been through a migration that this version does not know. */
export function isNewer(applied: readonly string[]): boolean {
  return applied.some((name) => !knownMigrations.includes(name));
}

/**
 * Brings the database up to date, or only as far as the migration `last`; there is no way back. Two processes may call it
 * at once: the second waits for the first. Returns the names of those that were run.
 * Throws `DatabaseIsNewer`, or what the database says when a migration cannot run.
 */
export async function migrate(db: Kysely<Tables>, last?: string): Promise<string[]> {
  if (isNewer(await appliedMigrations(db))) throw new DatabaseIsNewer();
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await (last === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(last));
  if (error) throw error;
  return results.map(({ migrationName }) => migrationName);
}
