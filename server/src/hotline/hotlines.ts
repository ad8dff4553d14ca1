/** Hotlines and when they answer. */
import type { HotlineDetails, KeptHotline } from '@medkig/api/hotline';
import type { Opening } from '@medkig/api/opening';
import type { Kysely } from 'kysely';
import { hotlineWithin, type Reach } from '../accounts/access.ts';
import { isAfter, mentions, type Page, pageOf, rowsFor, type Sought } from '../storage/paging.ts';
import type { Tables } from '../storage/tables.ts';
import { type Hours, openingAt } from './opening.ts';

/** Adds the hotline, or finds the one of that name and gives it the time zone. Returns its id. */
export async function saveHotline(
  db: Kysely<Tables>,
  hotline: { name: string; timeZone: string },
): Promise<string> {
  const row = await db
    .insertInto('hotline')
    .values({ name: hotline.name, time_zone: hotline.timeZone })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ time_zone: hotline.timeZone }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Replaces the whole week. */
export async function saveWeeklyHours(
  db: Kysely<Tables>,
  hotlineId: string,
  hours: readonly Hours[],
): Promise<void> {
  await db.transaction().execute((transaction) => replaceHours(transaction, hotlineId, hours));
}

async function replaceHours(db: Kysely<Tables>, hotlineId: string, hours: readonly Hours[]): Promise<void> {
  await db.deleteFrom('weekly_hours').where('hotline_id', '=', hotlineId).execute();
  if (hours.length === 0) return;
  const rows = hours.map(({ weekday, opens, closes }) => ({ hotline_id: hotlineId, weekday, opens, closes }));
  await db.insertInto('weekly_hours').values(rows).execute();
}

/** The hotline answers for the municipality from now on, and no other hotline does. `before`: the one that did. */
export async function joinHotline(
  db: Kysely<Tables>,
  hotlineId: string,
  municipalityId: string,
): Promise<{ before: string | null }> {
  const row = await db
    .selectFrom('hotline_municipality')
    .select('hotline_id')
    .where('municipality_id', '=', municipalityId)
    .forUpdate()
    .executeTakeFirst();
  await db
    .insertInto('hotline_municipality')
    .values({ hotline_id: hotlineId, municipality_id: municipalityId })
    .onConflict((conflict) => conflict.column('municipality_id').doUpdateSet({ hotline_id: hotlineId }))
    .execute();
  return { before: row?.hotline_id ?? null };
}

/** A hotline as it is at `now` (milliseconds since 1970). */
export async function findHotline(
  db: Kysely<Tables>,
  id: string,
  now: number,
): Promise<{ id: string; name: string; opening: Opening } | undefined> {
  const hotline = await db
    .selectFrom('hotline')
    .select(['name', 'time_zone'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!hotline) return undefined;
  const hours = await db
    .selectFrom('weekly_hours')
    .select(['weekday', 'opens', 'closes'])
    .where('hotline_id', '=', id)
    .execute();
  return { id, name: hotline.name, opening: openingAt(hours, hotline.time_zone, now) };
}

/** Whether the hotline answers at `at` (milliseconds since 1970); one that is not there never does. */
export async function openingOf(db: Kysely<Tables>, id: string, at: number): Promise<Opening> {
  const hotline = await findHotline(db, id, at);
  return hotline?.opening ?? { open: false, next: null, changesAt: null };
}

/** The hotlines within reach, by name; undefined where none of them is `after`. */
export async function hotlinesWithin(
  db: Kysely<Tables>,
  reach: Reach,
  { after, search, limit }: Sought = {},
): Promise<Page<KeptHotline> | undefined> {
  const within = hotlineWithin(reach, 'hotline.id');
  const isFurther = await isAfter(db, 'hotline', { after, within });
  if (!isFurther) return undefined;
  const rows = await db
    .selectFrom('hotline')
    .selectAll()
    .where(within)
    .where(isFurther)
    .where(mentions(search, ['name']))
    .orderBy('name')
    .orderBy('id')
    .limit(rowsFor(limit))
    .execute();
  const hours = await db
    .selectFrom('weekly_hours')
    .selectAll()
    .where(hotlineWithin(reach, 'weekly_hours.hotline_id'))
    .orderBy('weekday')
    .orderBy('opens')
    .execute();
  const { items, next } = pageOf(rows, limit);
  const kept = items.map(({ id, name, time_zone: timeZone }) => ({
    id,
    name,
    timeZone,
    hours: hours
      .filter((row) => row.hotline_id === id)
      .map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
  }));
  return { items: kept, next };
}

/** Whether there is any in the service. */
export async function hasHotline(db: Kysely<Tables>): Promise<boolean> {
  return (await db.selectFrom('hotline').select('id').limit(1).executeTakeFirst()) !== undefined;
}

export async function isHotlineWithin(db: Kysely<Tables>, reach: Reach, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('hotline')
    .select('id')
    .where('id', '=', id)
    .where(hotlineWithin(reach, 'hotline.id'))
    .executeTakeFirst();
  return row !== undefined;
}

/** Returns the id. Throws what `isTaken` knows when there is another of that name. */
export async function insertHotline(db: Kysely<Tables>, details: HotlineDetails): Promise<string> {
  const { id } = await db
    .insertInto('hotline')
    .values({ name: details.name, time_zone: details.timeZone })
    .returning('id')
    .executeTakeFirstOrThrow();
  await replaceHours(db, id, details.hours);
  return id;
}

/** Whether there was one within reach. Throws as `insertHotline` does. */
export async function updateHotlineWithin(
  db: Kysely<Tables>,
  reach: Reach,
  { id, details }: { id: string; details: HotlineDetails },
): Promise<boolean> {
  const row = await db
    .updateTable('hotline')
    .set({ name: details.name, time_zone: details.timeZone })
    .where('id', '=', id)
    .where(hotlineWithin(reach, 'hotline.id'))
    .returning('id')
    .executeTakeFirst();
  if (row) await replaceHours(db, id, details.hours);
  return row !== undefined;
}
