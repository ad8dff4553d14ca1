/** Suspicious calls: that one was reported, when, and about whom if the room is known. Nothing of the call. */
import type { Kysely, Transaction } from 'kysely';
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
  const agent_id = roomId === undefined ? undefined : await agentOf(db, roomId, municipality_id);
  await db
    .insertInto('call_report')
    .values({ municipality_id, agent_id: agent_id ?? null, reported_at: new Date(now) })
    .execute();
  await appendEntry(db, {
    chain: { of: 'municipality', id: municipality_id },
    at: now,
    agentId: agent_id ?? null,
    // A page may name any room; only one that is this municipality's is known.
    roomId: agent_id === undefined ? null : (roomId ?? null),
    fact: { what: 'call-reported' },
  });
  await noteHappened(db, {
    type: 'call-reported',
    municipalityId: municipality_id,
    at: now,
    roomId: agent_id === undefined ? undefined : roomId,
  });
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
