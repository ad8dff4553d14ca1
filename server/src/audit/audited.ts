import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { isTaken } from '../storage/uniqueness.ts';
import type { AuditFact, ChainOwner } from './audit-event.ts';
import { appendEntry } from './audit-log.ts';

/** What came of a change: what to tell of it and on which chain, or why it was not made. */
export type Change<T, R> =
  | { ok: true; value: T; chain: ChainOwner; fact: AuditFact; roomId?: string }
  | { ok: false; reason: R };

export type ChangeResult<T, R> = { ok: true; value: T } | { ok: false; reason: R };

/** Changes something and writes it to the audit log in one transaction: both are written, or neither. */
export function audited<T, R>(
  db: Kysely<Tables>,
  { by, at }: { by: string | null; at: number },
  change: (transaction: Transaction<Tables>) => Promise<Change<T, R>>,
): Promise<ChangeResult<T, R>> {
  return db.transaction().execute(async (transaction) => {
    const changed = await change(transaction);
    if (!changed.ok) return changed;
    const { chain, fact, value, roomId = null } = changed;
    await appendEntry(transaction, { chain, at, agentId: by, roomId, fact });
    return { ok: true, value };
  });
}

/** The same where names must differ: when there is another of that one, nothing is written. */
export async function auditedUnlessTaken<T, R>(
  ...changing: Parameters<typeof audited<T, R>>
): Promise<ChangeResult<T, R | 'taken'>> {
  try {
    return await audited(...changing);
  } catch (error) {
    if (isTaken(error)) return { ok: false, reason: 'taken' };
    throw error;
  }
}
