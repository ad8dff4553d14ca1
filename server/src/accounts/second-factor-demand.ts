/**
 * Some roles may be asked for more than a password (`REQUIRE_SECOND_FACTOR`). A sign-in by a password alone then reaches nothing
 * but the setting up of a second factor; somebody who has one must show it.
 */
import type { Role } from '@medkig/api/role';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';

export function isDemandedOf(demanded: readonly Role[], roles: readonly Role[]): boolean {
  return roles.some((role) => demanded.includes(role));
}

/** Whether the person has an app or a passkey, where `agent` is what the query goes through. */
export const hasSecondFactor = sql<boolean>`agent.totp_secret is not null
  or exists (select from passkey where passkey.agent_id = agent.id)`;

/** Whether a password that nothing stood beside is not enough, since its person has a passkey to show. */
export async function mustShowPasskey(
  db: Kysely<Tables>,
  demanded: readonly Role[],
  agentId: string,
): Promise<boolean> {
  if (demanded.length === 0) return false;
  const row = await db
    .selectFrom('agent')
    .select(['roles', hasSecondFactor.as('has_second_factor')])
    .where('id', '=', agentId)
    .executeTakeFirst();
  return row?.has_second_factor === true && isDemandedOf(demanded, row.roles);
}

/** From now on the sign-in counts as one with a second factor: its person has just set one up and shown it. */
export async function markSecondFactor(
  transaction: Transaction<Tables>,
  sessionId: string | undefined,
): Promise<void> {
  await transaction
    .updateTable('agent_session')
    .set({ second_factor: true })
    .where('id', '=', sessionId ?? null)
    .execute();
}
