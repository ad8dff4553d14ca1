import type { Kysely } from 'kysely';
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

/**
 * Brings the database up to date. Two processes may call it at once: the second waits for the first.
 * Throws what the database says when a migration cannot run.
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
}
