/** Receipts of consent: that a citizen said yes, to which words, and when it was over. Nothing of the page or the citizen. */
import type { EndReason, Request } from '@medkig/protocol/signaling/messages';
import { type Kysely, sql, type Transaction } from 'kysely';
import { modeOf } from '../audit/audit-event.ts';
import { appendEntry } from '../audit/audit-log.ts';
import type { Tables } from '../storage/tables.ts';
import { noteHappened } from '../webhooks/outbox.ts';

export interface Consent extends Request<'consent'> {
  /** A fresh receipt number. */
  number: string;
  roomId: string;
  /** Milliseconds since 1970. */
  at: number;
}

/**
 * Writes the receipt of a paired room, and the consent into the municipality's audit log, unless the room has one. Returns
 * the room's number; undefined if the room is not there, or if the number happens to be taken.
 */
export async function giveReceipt(db: Transaction<Tables>, consent: Consent): Promise<string | undefined> {
  const { number, roomId, at, text, language, grants } = consent;
  const given = await db
    .insertInto('consent_receipt')
    .columns([
      'number',
      'room_id',
      'municipality_id',
      'agent_id',
      'given_at',
      'words',
      'language',
      'grants',
      'practice',
    ])
    .expression((build) =>
      build
        .selectFrom('room')
        .innerJoin('site', 'site.key', 'room.site_key')
        .select(({ val }) => [
          val(number).as('number'),
          'room.id',
          'site.municipality_id',
          'room.agent_id',
          val(new Date(at)).as('given_at'),
          val(text).as('words'),
          val(language).as('language'),
          sql<string[]>`${grants}::text[]`.as('grants'),
          'room.practice',
        ])
        .where('room.id', '=', roomId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['municipality_id', 'agent_id', 'practice'])
    .executeTakeFirst();
  if (given) {
    const chain = { of: 'municipality', id: given.municipality_id } as const;
    const fact = {
      what: 'consented',
      receipt: number,
      words: text,
      language,
      grants,
      ...modeOf(given.practice),
    } as const;
    await appendEntry(db, { chain, at, agentId: given.agent_id, roomId, fact });
    if (!given.practice)
      await noteHappened(db, {
        type: 'consent-given',
        municipalityId: chain.id,
        at,
        roomId,
        receipt: number,
      });
    return number;
  }
  const row = await db
    .selectFrom('consent_receipt')
    .select('number')
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  return row?.number;
}

/** Notes on the room's receipt, if it has one, when and why the room ended and what it was about. */
export async function closeReceipt(
  db: Kysely<Tables>,
  { roomId, reason, at, topic }: { roomId: string; reason: EndReason; at: number; topic: string | null },
): Promise<void> {
  await db
    .updateTable('consent_receipt')
    .set({ ended_at: new Date(at), end_reason: reason, topic })
    .where('room_id', '=', roomId)
    .execute();
}

/** Deletes what was given at `before` (milliseconds since 1970) or earlier; returns how many. */
export async function forgetReceipts(db: Kysely<Tables>, before: number): Promise<number> {
  const gone = await db
    .deleteFrom('consent_receipt')
    .where('given_at', '<=', new Date(before))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
