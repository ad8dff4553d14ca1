/** The guide cards of each hotline. Every query names the hotline: no card crosses. */
import { type GuideCard, guideCardSchema, type KeptGuideCard } from '@medkig/api/guide-card';
import { type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import type { Tables } from '../storage/tables.ts';

/** More than a hotline reads; it bounds what one list can weigh. */
export const MOST_CARDS = 100;

export interface Whose {
  hotlineId: string;
  /** The agent; null for the operator. */
  by: string | null;
  /** Milliseconds since 1970. */
  now: number;
}

export interface CardList {
  /** By title. */
  cards: KeptGuideCard[];
  /** How many rows hold what is no card (any more): they are left out. */
  unreadable: number;
}

/** All cards of the hotline. */
export async function listCards(db: Kysely<Tables>, hotlineId: string): Promise<CardList> {
  const rows = await db
    .selectFrom('guide_card')
    .leftJoin('agent', 'agent.id', 'guide_card.changed_by')
    .select(['card', 'version', 'changed_at', 'agent.name as by'])
    .where('hotline_id', '=', hotlineId)
    .where('card', 'is not', null)
    .execute();
  const cards = rows.flatMap((row): KeptGuideCard[] => {
    const card = v.safeParse(guideCardSchema, row.card);
    if (!card.success) return [];
    return [{ ...card.output, version: row.version, changedAt: row.changed_at.getTime(), changedBy: row.by }];
  });
  const unreadable = rows.length - cards.length;
  return { cards: cards.toSorted((a, b) => a.title.localeCompare(b.title, 'da')), unreadable };
}

/** Whether it was written, and then as which version. */
export type Written<R> = { ok: true; version: number } | { ok: false; reason: R };

/** Adds a card. `taken` when the hotline has one of that name, `full` when it has as many as it may. */
export async function addCard(
  db: Kysely<Tables>,
  { hotlineId, by, now }: Whose,
  card: GuideCard,
): Promise<Written<'taken' | 'full'>> {
  const { count } = await db
    .selectFrom('guide_card')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('hotline_id', '=', hotlineId)
    .where('card', 'is not', null)
    .executeTakeFirstOrThrow();
  if (count >= MOST_CARDS) return { ok: false, reason: 'full' };
  const values = { card: JSON.stringify(card), changed_by: by, changed_at: new Date(now) };
  const written = await db
    .insertInto('guide_card')
    .values({ hotline_id: hotlineId, slug: card.slug, version: 1, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['hotline_id', 'slug'])
        .doUpdateSet({ ...values, version: sql<number>`guide_card.version + 1` })
        .where('guide_card.card', 'is', null),
    )
    .returning('version')
    .executeTakeFirst();
  return written ? { ok: true, version: written.version } : { ok: false, reason: 'taken' };
}

/** Replaces the card's version `from` with `card`, or deletes it with null. `changed` when it is another version by now. */
export async function changeCard(
  db: Kysely<Tables>,
  { hotlineId, by, now }: Whose,
  { slug, from, card }: { slug: string; from: number; card: GuideCard | null },
): Promise<Written<'changed'>> {
  const written = await db
    .updateTable('guide_card')
    .set({
      card: card && JSON.stringify(card),
      version: sql<number>`version + 1`,
      changed_by: by,
      changed_at: new Date(now),
    })
    .where('hotline_id', '=', hotlineId)
    .where('slug', '=', slug)
    .where('version', '=', from)
    .where('card', 'is not', null)
    .returning('version')
    .executeTakeFirst();
  return written ? { ok: true, version: written.version } : { ok: false, reason: 'changed' };
}

/** Writes the cards that the hotline has never had; what was changed or deleted stays as it is. */
export async function seedCards(
  db: Kysely<Tables>,
  { hotlineId, by, now }: Whose,
  cards: readonly GuideCard[],
): Promise<void> {
  const rows = cards.map((card) => ({
    hotline_id: hotlineId,
    slug: card.slug,
    card: JSON.stringify(card),
    version: 1,
    changed_by: by,
    changed_at: new Date(now),
  }));
  if (rows.length === 0) return;
  await db
    .insertInto('guide_card')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
