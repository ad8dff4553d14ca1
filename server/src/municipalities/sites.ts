/** The municipalities' websites: the key in the embed tag and the origins it may stand on. */

import type { Look } from '@medkig/api/look';
import type { Municipality } from '@medkig/api/session';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../storage/tables.ts';

export interface Site {
  key: string;
  municipality: string;
  /** As it is read aloud. */
  phone: string;
  origins: string[];
  hotlineId: string;
  municipalityId: string;
  languages: ('da' | 'en')[];
  look: Look;
}

/** Adds the site, or gives the one with that key these origins. */
export async function saveSite(
  db: Kysely<Tables>,
  site: { key: string; municipalityId: string; origins: string[] },
): Promise<void> {
  const values = { municipality_id: site.municipalityId, origins: site.origins };
  await db
    .insertInto('site')
    .values({ key: site.key, ...values })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
}

/** Adds the site, or gives the municipality's own these origins. False when the key is another municipality's. */
export async function giveOrigins(
  db: Kysely<Tables>,
  { key, municipalityId, origins }: { key: string; municipalityId: string; origins: string[] },
): Promise<boolean> {
  const row = await db
    .insertInto('site')
    .values({ key, municipality_id: municipalityId, origins })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ origins }).where('site.municipality_id', '=', municipalityId),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the municipality had such a site; it is gone now. */
export async function takeSite(
  db: Kysely<Tables>,
  { key, municipalityId }: { key: string; municipalityId: string },
): Promise<boolean> {
  const row = await db
    .deleteFrom('site')
    .where('key', '=', key)
    .where('municipality_id', '=', municipalityId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A site whose municipality takes part in a hotline; others are not served. */
export async function findSite(db: Kysely<Tables>, key: string): Promise<Site | undefined> {
  const row = await db
    .selectFrom('site')
    .innerJoin('municipality', 'municipality.id', 'site.municipality_id')
    .innerJoin('phone_number', 'phone_number.municipality_id', 'municipality.id')
    .innerJoin('hotline_municipality', 'hotline_municipality.municipality_id', 'municipality.id')
    .select([
      'site.key',
      'site.municipality_id',
      'municipality.name',
      'phone_number.number',
      'site.origins',
      'hotline_id',
    ])
    .select(['languages', 'colour', 'logo', 'greeting_da', 'greeting_en'])
    .where('site.key', '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  const { name: municipality, number: phone, origins, languages } = row;
  return {
    ...{ key: row.key, municipality, phone, origins, languages },
    hotlineId: row.hotline_id,
    municipalityId: row.municipality_id,
    look: lookOf(row),
  };
}

interface LookColumns {
  colour: string | null;
  logo: string | null;
  greeting_da: string | null;
  greeting_en: string | null;
}

function lookOf({ colour, logo, greeting_da: da, greeting_en: en }: LookColumns): Look {
  return {
    ...(colour !== null && { colour }),
    ...(logo !== null && { logo }),
    ...((da !== null || en !== null) && {
      greeting: { ...(da !== null && { da }), ...(en !== null && { en }) },
    }),
  };
}

/** Whether any site may stand on this origin. */
export async function isKnownOrigin(db: Kysely<Tables>, origin: string): Promise<boolean> {
  const row = await db
    .selectFrom('site')
    .select('id')
    .where(sql<boolean>`origins @> array[${origin}]::text[]`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The sites that a hotline answers for, by name. */
export async function sitesOfHotline(
  db: Kysely<Tables>,
  hotlineId: string,
): Promise<(Omit<Municipality, 'assetPass' | 'grants'> & { municipalityId: string })[]> {
  const rows = await db
    .selectFrom('site')
    .innerJoin('municipality', 'municipality.id', 'site.municipality_id')
    .innerJoin('hotline_municipality', 'hotline_municipality.municipality_id', 'municipality.id')
    .select(['site.key', 'site.municipality_id', 'municipality.name', 'site.origins'])
    .where('hotline_id', '=', hotlineId)
    .orderBy('municipality.name')
    .orderBy('site.key')
    .execute();
  return rows.map((row) => ({
    site: row.key,
    municipalityId: row.municipality_id,
    name: row.name,
    origins: row.origins,
  }));
}

/** Those of these sites that another hotline answers for by now, or none. */
export async function servedElsewhere<S extends { site: string; hotlineId: string }>(
  db: Kysely<Tables>,
  served: readonly S[],
): Promise<S[]> {
  if (served.length === 0) return [];
  const keys = [...new Set(served.map(({ site }) => site))];
  const rows = await db
    .selectFrom('site')
    .innerJoin('hotline_municipality', 'hotline_municipality.municipality_id', 'site.municipality_id')
    .select(['key', 'hotline_id'])
    .where('key', 'in', keys)
    .execute();
  const hotlines = new Map(rows.map(({ key, hotline_id }) => [key, hotline_id]));
  return served.filter(({ site, hotlineId }) => hotlines.get(site) !== hotlineId);
}
