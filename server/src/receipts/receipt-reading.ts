/** Receipts as an auditor reads them. Every query is narrowed by a `Reach`. */
import { type Receipt, receiptSchema } from '@medkig/api/receipt';
import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import { municipalityWithin, type Reach } from '../accounts/access.ts';
import type { Tables } from '../storage/tables.ts';
import { consentWords } from './consent-words.ts';

export async function findReceipt(
  db: Kysely<Tables>,
  reach: Reach,
  number: string,
): Promise<Receipt | undefined> {
  const row = await selectReceipts(db, reach).where('number', '=', number).executeTakeFirst();
  return row && receiptOf(row);
}

/** Of one municipality, from `from` on and before `to` (milliseconds since 1970), the oldest first. */
export async function listReceipts(
  db: Kysely<Tables>,
  reach: Reach,
  { municipalityId, from, to }: { municipalityId: string; from: number; to: number },
): Promise<Receipt[]> {
  const rows = await selectReceipts(db, reach)
    .where('consent_receipt.municipality_id', '=', municipalityId)
    .where('given_at', '>=', new Date(from))
    .where('given_at', '<', new Date(to))
    .orderBy('given_at')
    .execute();
  return rows.map(receiptOf);
}

function selectReceipts(db: Kysely<Tables>, reach: Reach) {
  return db
    .selectFrom('consent_receipt')
    .innerJoin('municipality', 'municipality.id', 'consent_receipt.municipality_id')
    .leftJoin('agent', 'agent.id', 'consent_receipt.agent_id')
    .leftJoin('municipality as employer', 'employer.id', 'agent.employer_municipality_id')
    .leftJoin('hotline_municipality as answered', 'answered.municipality_id', 'municipality.id')
    .leftJoin('guide_card', (card) =>
      card
        .onRef('guide_card.hotline_id', '=', 'answered.hotline_id')
        .onRef('guide_card.slug', '=', 'consent_receipt.topic'),
    )
    .select(['number', 'room_id', 'given_at', 'words', 'language', 'grants', 'ended_at', 'end_reason'])
    .select(['topic', sql<string | null>`guide_card.card ->> 'title'`.as('topic_title')])
    .select(['municipality.id as municipality_id', 'municipality.name as municipality'])
    .select(['consent_receipt.agent_id', 'agent.shown_as', 'employer.name as employer'])
    .where(municipalityWithin(reach, 'consent_receipt.municipality_id'));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReceipts>['execute']>>[number];

function receiptOf(row: Row): Receipt {
  const { number, room_id: roomId, given_at, grants, language, ended_at, end_reason: reason } = row;
  const words = consentWords(row.words);
  return v.parse(receiptSchema, {
    ...{ number, roomId, grants, language },
    givenAt: given_at.getTime(),
    municipality: { id: row.municipality_id, name: row.municipality },
    agent: { id: row.agent_id, shownAs: row.shown_as, employer: row.employer },
    words: {
      version: row.words,
      sha256: words?.sha256 ?? null,
      path: words ? `/api/consent-words/${words.version}` : null,
    },
    topic: row.topic === null ? null : { slug: row.topic, title: row.topic_title },
    ended: ended_at && { at: ended_at.getTime(), reason },
  });
}
