import type { Kysely } from 'kysely';
import { type AuditFact, service } from '../audit/audit-event.ts';
import { appendEntry } from '../audit/audit-log.ts';
import type { Tables } from '../storage/tables.ts';

/** Tells the service's log what was done at a terminal with all that there is. `at` in milliseconds since 1970. */
export function note(db: Kysely<Tables>, at: number, fact: AuditFact): Promise<void> {
  const event = { chain: service, at, agentId: null, roomId: null, fact } as const;
  return db.transaction().execute((transaction) => appendEntry(transaction, event));
}
