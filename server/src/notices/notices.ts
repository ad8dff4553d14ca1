/** Notices for as long as they stand. All moments are in milliseconds since 1970. */
import type { KeptNotice, NoticeDetails } from '@medkig/api/notice';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';

/** More would push the page away that people are there to use. */
const MOST = 3;
const HOUR_MS = 60 * 60_000;

/** What stands at `now`, the newest first. */
export async function noticesOf(db: Kysely<Tables>, hotlineId: string, now: number): Promise<KeptNotice[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['id', 'text', 'ends_at'])
    .where('hotline_id', '=', hotlineId)
    .where('ends_at', '>', new Date(now))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(({ id, text, ends_at }) => ({ id, text, endsAt: ends_at.getTime() }));
}

interface NoticeOfHotline {
  hotlineId: string;
  by: string;
  details: NoticeDetails;
  now: number;
}

/** Undefined when no more may stand. What is over is of no use to anybody and goes. */
export async function addNotice(
  db: Transaction<Tables>,
  { hotlineId, by, details: { text, hours }, now }: NoticeOfHotline,
): Promise<KeptNotice | undefined> {
  // One at a time for each hotline, so that two who write at once do not write one too many.
  await db.selectFrom('hotline').select('id').where('id', '=', hotlineId).forUpdate().execute();
  await db
    .deleteFrom('notice')
    .where('hotline_id', '=', hotlineId)
    .where('ends_at', '<=', new Date(now))
    .execute();
  if ((await noticesOf(db, hotlineId, now)).length >= MOST) return undefined;
  const endsAt = now + hours * HOUR_MS;
  const { id } = await db
    .insertInto('notice')
    .values({
      hotline_id: hotlineId,
      text,
      created_by: by,
      created_at: new Date(now),
      ends_at: new Date(endsAt),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, text, endsAt };
}

/** Whether it stood for this hotline. */
export async function deleteNotice(
  db: Kysely<Tables>,
  { hotlineId, id, now }: { hotlineId: string; id: string; now: number },
): Promise<boolean> {
  const row = await db
    .deleteFrom('notice')
    .where('id', '=', id)
    .where('hotline_id', '=', hotlineId)
    .where('ends_at', '>', new Date(now))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
