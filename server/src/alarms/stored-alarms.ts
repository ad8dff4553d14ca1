/** Alarms in the database, for whoever leads the hotline. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { Alarm } from './alarms.ts';

/** How long an alarm can be looked into, in milliseconds: ninety days. */
const KEEP_ALARMS_MS = 90 * 24 * 60 * 60_000;

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

/** Deletes what has been kept its time. `now` in milliseconds since 1970. */
export async function forgetAlarms(db: Kysely<Tables>, now: number): Promise<void> {
  await db
    .deleteFrom('alarm')
    .where('raised_at', '<=', new Date(now - KEEP_ALARMS_MS))
    .execute();
}
