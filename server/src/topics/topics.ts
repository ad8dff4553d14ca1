/** What sessions are about. Every query names the agent whose session it is, and is narrowed by a `Reach`. */
import { OTHER_TOPIC } from '@medkig/api/topic';
import type { Kysely, Transaction } from 'kysely';
import { hotlineWithin, municipalityWithin, type Reach } from '../accounts/access.ts';
import { aboutTopic } from '../audit/audit-event.ts';
import type { Change } from '../audit/audited.ts';
import type { Tables } from '../storage/tables.ts';

export interface Saying {
  roomId: string;
  agentId: string;
  /** The slug of a guide card, or `OTHER_TOPIC`; null to say nothing. */
  topic: string | null;
}

/** Whether it can be chosen: the hotline has a card of that name. */
export async function isTopic(db: Kysely<Tables>, reach: Reach, topic: string | null): Promise<boolean> {
  if (topic === null || topic === OTHER_TOPIC) return true;
  const card = await db
    .selectFrom('guide_card')
    .select('slug')
    .where('slug', '=', topic)
    .where('card', 'is not', null)
    .where(hotlineWithin(reach, 'hotline_id'))
    .executeTakeFirst();
  return card !== undefined;
}

/**
 * Of a session that goes on: its end tells the audit log. False when the agent has no such one; one in which they only
 * practise is about nothing.
 */
export async function sayTopic(
  db: Kysely<Tables>,
  reach: Reach,
  { roomId, agentId, topic }: Saying,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('room')
    .set({ topic })
    .where('id', '=', roomId)
    .where('agent_id', '=', agentId)
    .where('practice', '=', false)
    .where(hotlineWithin(reach, 'hotline_id'))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Of one that is over, as long as it is remembered. */
export async function changeTopic(
  transaction: Transaction<Tables>,
  reach: Reach,
  { roomId, agentId, topic }: Saying,
): Promise<Change<undefined, 'not-found' | 'same'>> {
  const past = await transaction
    .selectFrom('past_room')
    .select(['municipality_id', 'topic'])
    .where('id', '=', roomId)
    .where('agent_id', '=', agentId)
    .where('practice', '=', false)
    .where(municipalityWithin(reach, 'municipality_id'))
    .forUpdate()
    .executeTakeFirst();
  if (!past) return { ok: false, reason: 'not-found' };
  if (past.topic === topic) return { ok: false, reason: 'same' };
  await transaction.updateTable('past_room').set({ topic }).where('id', '=', roomId).execute();
  await transaction.updateTable('consent_receipt').set({ topic }).where('room_id', '=', roomId).execute();
  const chain = { of: 'municipality', id: past.municipality_id } as const;
  const fact = { what: 'topic-changed', ...aboutTopic(topic) } as const;
  return { ok: true, value: undefined, chain, fact, roomId };
}
