/** Alarms in the database, for whoever leads the hotline. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { Alarm } from './alarms.ts';

export async function keepAlarm(db: Kysely<Tables>, alarm: Alarm): Promise<void> {
  await db
    .insertInto('alarm')
    .values({
      hotline_id: alarm.hotlineId,
      agent_id: alarm.agentId,
      reason: alarm.reason,
      raised_at: new Date(alarm.at),
    })
    .execute();
}

/** The alarms of a hotline, the newest first. */
export async function alarmsOf(db: Kysely<Tables>, hotlineId: string): Promise<Alarm[]> {
  const rows = await db
    .selectFrom('alarm')
    .selectAll()
    .where('hotline_id', '=', hotlineId)
    .orderBy('raised_at', 'desc')
    .execute();
  return rows.map((row) => ({
    reason: row.reason,
    hotlineId: row.hotline_id,
    agentId: row.agent_id,
    at: row.raised_at.getTime(),
  }));
}

/** Deletes what was raised at `before` (milliseconds since 1970) or earlier; returns how many. */
export async function forgetAlarms(db: Kysely<Tables>, before: number): Promise<number> {
  const gone = await db.deleteFrom('alarm').where('raised_at', '<=', new Date(before)).executeTakeFirst();
  return Number(gone.numDeletedRows);
}
