/** Suspicious calls: that one was reported, when, and about whom if the room is known. Nothing of the call. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';

/** `site` is a site key; `now` in milliseconds since 1970. A room of another municipality counts as unknown. */
export async function saveReport(
  db: Kysely<Tables>,
  { site, roomId, now }: { site: string; roomId: string | undefined; now: number },
): Promise<void> {
  const { municipality_id } = await db
    .selectFrom('site')
    .select('municipality_id')
    .where('key', '=', site)
    .executeTakeFirstOrThrow();
  const agent_id = roomId === undefined ? undefined : await agentOf(db, roomId, municipality_id);
  await db
    .insertInto('call_report')
    .values({ municipality_id, agent_id: agent_id ?? null, reported_at: new Date(now) })
    .execute();
}

/** A call may be reported while it goes on, and for as long as its room is remembered. */
async function agentOf(
  db: Kysely<Tables>,
  roomId: string,
  municipalityId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('past_room')
    .select('agent_id')
    .where('id', '=', roomId)
    .where('municipality_id', '=', municipalityId)
    .unionAll(
      db
        .selectFrom('room')
        .innerJoin('site', 'site.key', 'room.site_key')
        .select('room.agent_id')
        .where('room.id', '=', roomId)
        .where('site.municipality_id', '=', municipalityId),
    )
    .executeTakeFirst();
  return row?.agent_id;
}
