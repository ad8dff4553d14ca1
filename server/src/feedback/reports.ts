/** Suspicious calls: that one was reported, when, and about whom if the room is known. Nothing of the call. */
import type { Kysely, Transaction } from 'kysely';
import { modeOf } from '../audit/audit-event.ts';
import { appendEntry } from '../audit/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import { noteHappened } from '../webhooks/outbox.ts';

/** `site` is a site key; `now` in milliseconds since 1970. A room of another municipality counts as unknown. */
export async function saveReport(
  all: Kysely<Tables>,
  report: { site: string; roomId: string | undefined; now: number },
): Promise<void> {
  await all.transaction().execute((transaction) => writeReport(transaction, report));
}

async function writeReport(
  db: Transaction<Tables>,
  { site, roomId, now }: Parameters<typeof saveReport>[1],
): Promise<void> {
  const { municipality_id } = await db
    .selectFrom('site')
    .select('municipality_id')
    .where('key', '=', site)
    .executeTakeFirstOrThrow();
  const room = roomId === undefined ? undefined : await findRoom(db, roomId, municipality_id);
  const agent_id = room?.agent_id ?? null;
  const isPractice = room?.practice ?? false;
  // The audit log tells of it all the same: nobody hides a call by calling it practice.
  if (!isPractice)
    await db
      .insertInto('call_report')
      .values({ municipality_id, agent_id, reported_at: new Date(now) })
      .execute();
  await appendEntry(db, {
    chain: { of: 'municipality', id: municipality_id },
    at: now,
    agentId: agent_id,
    // A page may name any room; only one that is this municipality's is known.
    roomId: room && roomId ? roomId : null,
    fact: { what: 'call-reported', ...modeOf(isPractice) },
  });
  if (isPractice) return;
  await noteHappened(db, {
    type: 'call-reported',
    municipalityId: municipality_id,
    at: now,
    roomId: agent_id === undefined ? undefined : roomId,
  });
}

/** A call may be reported while it goes on, and for as long as its room is remembered. */
async function findRoom(
  db: Kysely<Tables>,
  roomId: string,
  municipalityId: string,
): Promise<{ agent_id: string; practice: boolean } | undefined> {
  return db
    .selectFrom('past_room')
    .select(['agent_id', 'practice'])
    .where('id', '=', roomId)
    .where('municipality_id', '=', municipalityId)
    .unionAll(
      db
        .selectFrom('room')
        .innerJoin('site', 'site.key', 'room.site_key')
        .select(['room.agent_id', 'room.practice'])
        .where('room.id', '=', roomId)
        .where('site.municipality_id', '=', municipalityId),
    )
    .executeTakeFirst();
}

/** Deletes what was reported at `before` (milliseconds since 1970) or earlier; returns how many. */
export async function forgetReports(db: Kysely<Tables>, before: number): Promise<number> {
  const gone = await db
    .deleteFrom('call_report')
    .where('reported_at', '<=', new Date(before))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
