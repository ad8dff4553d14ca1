/** Rows that say themselves when they are over. Each deletes what was over before that moment, and returns how many rows went. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';

type Forget = (db: Kysely<Tables>, before: number) => Promise<number>;

export const forgetInvitations: Forget = async (db, before) => {
  const { numDeletedRows } = await db
    .deleteFrom('invitation')
    .where('expires_at', '<=', new Date(before))
    .executeTakeFirst();
  return Number(numDeletedRows);
};

export const forgetTokens: Forget = async (db, before) => {
  const { numDeletedRows } = await db
    .deleteFrom('api_token')
    .where('expires_at', '<=', new Date(before))
    .executeTakeFirst();
  return Number(numDeletedRows);
};

export const forgetNotices: Forget = async (db, before) => {
  const { numDeletedRows } = await db
    .deleteFrom('notice')
    .where('ends_at', '<=', new Date(before))
    .executeTakeFirst();
  return Number(numDeletedRows);
};

/** The webhook itself stays. */
export const forgetPreviousSecrets: Forget = async (db, before) => {
  const { numUpdatedRows } = await db
    .updateTable('webhook')
    .set({ previous_secret: null, previous_until: null })
    .where('previous_until', '<=', new Date(before))
    .executeTakeFirst();
  return Number(numUpdatedRows);
};

/** What still waits to be delivered stays. */
export const forgetDeliveries: Forget = async (db, before) => {
  const { numDeletedRows } = await db
    .deleteFrom('webhook_delivery')
    .where('created_at', '<=', new Date(before))
    .where('next_try_at', 'is', null)
    .executeTakeFirst();
  return Number(numDeletedRows);
};
