/** The closing question: how often which answer was given on a day. Never by room, never by agent. */
import type { Answer } from '@medkig/api/answer';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../storage/tables.ts';

/**
 * Counts the answer; a second one for the same room changes nothing, and practice is not counted. `unknown` when this site has had no such room
 * within a day. `now` in milliseconds since 1970.
 */
export async function countAnswer(
  db: Kysely<Tables>,
  { site, hotlineId, roomId, answer, now }: Answer & { site: string; hotlineId: string; now: number },
): Promise<'ok' | 'unknown'> {
  return db.transaction().execute(async (transaction) => {
    const room = await transaction
      .selectFrom('past_room')
      .innerJoin('site', 'site.municipality_id', 'past_room.municipality_id')
      .select(['past_room.municipality_id', 'answered', 'practice'])
      .where('past_room.id', '=', roomId)
      .where('site.key', '=', site)
      .forUpdate('past_room')
      .executeTakeFirst();
    if (!room) return 'unknown';
    if (room.answered) return 'ok';
    await transaction.updateTable('past_room').set({ answered: true }).where('id', '=', roomId).execute();
    if (room.practice) return 'ok';
    const { time_zone } = await transaction
      .selectFrom('hotline')
      .select('time_zone')
      .where('id', '=', hotlineId)
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('answer_count')
      .values({
        municipality_id: room.municipality_id,
        hotline_id: hotlineId,
        day: dayIn(time_zone, now),
        answer,
        count: 1,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['municipality_id', 'hotline_id', 'day', 'answer'])
          .doUpdateSet({ count: sql<number>`answer_count.count + 1` }),
      )
      .execute();
    return 'ok';
  });
}

/** «2026-01-05», as the hotline's calendar says. */
function dayIn(timeZone: string, now: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
}
