/** The ways in which a person can sign in, and the password among them. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';

export interface Ways {
  email: string;
  hasPassword: boolean;
  hasTotp: boolean;
}

/** Throws if there is no such person. */
export async function findWays(db: Kysely<Tables>, agentId: string): Promise<Ways> {
  const row = await db
    .selectFrom('agent')
    .select(['email', 'password_hash', 'totp_secret'])
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  return { email: row.email, hasPassword: row.password_hash !== null, hasTotp: row.totp_secret !== null };
}

export async function setPasswordHash(
  db: Kysely<Tables>,
  agentId: string,
  passwordHash: string,
): Promise<void> {
  await db.updateTable('agent').set({ password_hash: passwordHash }).where('id', '=', agentId).execute();
}
