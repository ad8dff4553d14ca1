/** Municipalities as those who look after them read and change them. Every query is narrowed by a `Reach`. */
import type { KeptMunicipality, MunicipalityDetails } from '@medkig/api/municipality';
import type { Kysely } from 'kysely';
import { municipalityWithin, type Reach } from '../accounts/access.ts';
import { renewShownAs } from '../accounts/people/shown-as.ts';
import { isAfter, mentions, type Page, pageOf, rowsFor, type Sought } from '../storage/paging.ts';
import type { Tables } from '../storage/tables.ts';
import { policiesAt, policyIn } from './policies.ts';

/** By name; undefined where none within reach is `after`. `now` in milliseconds since 1970. */
export async function listWithin(
  db: Kysely<Tables>,
  reach: Reach,
  { now, after, search, limit }: Sought & { now: number },
): Promise<Page<KeptMunicipality> | undefined> {
  const within = municipalityWithin(reach, 'municipality.id');
  const isFurther = await isAfter(db, 'municipality', { after, within });
  if (!isFurther) return undefined;
  const rows = await selectMunicipalities(db, reach)
    .where(isFurther)
    .where(mentions(search, ['name', 'code', 'number']))
    .orderBy('name')
    .orderBy('id')
    .limit(rowsFor(limit))
    .execute();
  const { items, next } = pageOf(rows, limit);
  return { items: await keptOf(db, items, now), next };
}

export async function findWithin(
  db: Kysely<Tables>,
  reach: Reach,
  { id, now }: { id: string; now: number },
): Promise<KeptMunicipality | undefined> {
  const rows = await selectMunicipalities(db, reach).where('municipality.id', '=', id).execute();
  const [found] = await keptOf(db, rows, now);
  return found;
}

function selectMunicipalities(db: Kysely<Tables>, reach: Reach) {
  return db
    .selectFrom('municipality')
    .innerJoin('phone_number', 'phone_number.municipality_id', 'municipality.id')
    .leftJoin('hotline_municipality', 'hotline_municipality.municipality_id', 'municipality.id')
    .select(['id', 'name', 'code', 'number as phone', 'agent_display', 'languages', 'colour', 'logo'])
    .select(['greeting_da', 'greeting_en', 'hotline_id'])
    .where(municipalityWithin(reach, 'municipality.id'));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectMunicipalities>['execute']>>[number];

/** Sites and rules are asked for once, however many municipalities there are. */
async function keptOf(db: Kysely<Tables>, rows: readonly Row[], now: number): Promise<KeptMunicipality[]> {
  const ids = rows.map(({ id }) => id);
  const [sites, policies] = await Promise.all([sitesOf(db, ids), policiesAt(db, ids, now)]);
  return rows.map((row) => {
    const { agent_display: agentDisplay, greeting_da: da, greeting_en: en, hotline_id: hotlineId } = row;
    const { id, name, code, phone, languages, colour, logo } = row;
    return {
      ...{ id, name, code, phone, agentDisplay, languages, colour, logo, hotlineId },
      greeting: { da, en },
      sites: sites.get(id) ?? [],
      policy: policyIn(policies, id),
    };
  });
}

/** By the municipality's id; each municipality's by their keys. */
async function sitesOf(
  db: Kysely<Tables>,
  municipalityIds: readonly string[],
): Promise<ReadonlyMap<string, KeptMunicipality['sites']>> {
  if (municipalityIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('site')
    .select(['key', 'origins', 'municipality_id'])
    .where('municipality_id', 'in', municipalityIds)
    .orderBy('key')
    .execute();
  const origins = rows.flatMap((row) => row.origins);
  const sightings = origins.length
    ? await db.selectFrom('site_sighting').selectAll().where('origin', 'in', origins).execute()
    : [];
  const lastSeen = new Map(sightings.map((row) => [row.origin, row.last_seen_at.getTime()]));
  const sites = new Map<string, KeptMunicipality['sites']>();
  for (const { key, origins: own, municipality_id: id } of rows) {
    const seen = own.map((origin) => ({ origin, lastSeenAt: lastSeen.get(origin) ?? null }));
    sites.set(id, [...(sites.get(id) ?? []), { key, origins: seen }]);
  }
  return sites;
}

/** Returns the id. Throws what `isTaken` knows when there is another of that name or number. */
export async function insertMunicipality(db: Kysely<Tables>, details: MunicipalityDetails): Promise<string> {
  const { id } = await db
    .insertInto('municipality')
    .values(columnsOf(details))
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('phone_number').values({ municipality_id: id, number: details.phone }).execute();
  return id;
}

/** Whether there was one within reach. Throws as `insertMunicipality` does. */
export async function updateWithin(
  db: Kysely<Tables>,
  reach: Reach,
  { id, details }: { id: string; details: MunicipalityDetails },
): Promise<boolean> {
  const row = await db
    .updateTable('municipality')
    .set(columnsOf(details))
    .where('id', '=', id)
    .where(municipalityWithin(reach, 'municipality.id'))
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await db
    .updateTable('phone_number')
    .set({ number: details.phone })
    .where('municipality_id', '=', id)
    .execute();
  await renewShownAs(db, 'employer_municipality_id', id);
  return true;
}

function columnsOf({ name, code, agentDisplay, languages, colour, logo, greeting }: MunicipalityDetails) {
  return {
    ...{ name, code, languages, colour, logo },
    agent_display: agentDisplay,
    greeting_da: greeting.da,
    greeting_en: greeting.en,
  };
}

/** Whether there is such a municipality within reach. */
export async function isWithin(db: Kysely<Tables>, reach: Reach, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('municipality')
    .select('id')
    .where('id', '=', id)
    .where(municipalityWithin(reach, 'municipality.id'))
    .executeTakeFirst();
  return row !== undefined;
}
