import type { Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { Principal } from './access.ts';

/**
 * Whether nobody has taken the sign-in away since it was looked at; asked in the transaction that gives its person another way in.
 * The person's row is held until that ends, so a reset comes before it, and is seen, or after it, and takes the new way too.
 */
export async function stillSignedIn(
  transaction: Transaction<Tables>,
  { agentId, sessionId }: Pick<Principal, 'agentId' | 'sessionId'>,
): Promise<boolean> {
  await transaction.selectFrom('agent').select('id').where('id', '=', agentId).forNoKeyUpdate().execute();
  const row = await transaction
    .selectFrom('agent_session')
    .select('id')
    .where('id', '=', sessionId ?? null)
    .where('agent_id', '=', agentId)
    .where('ended_because', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}
