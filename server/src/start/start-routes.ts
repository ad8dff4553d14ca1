import { readStart, type Start, type StepState } from '@medkig/api/start';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { hotlineWithin, municipalityWithin, type Reach } from '../accounts/access.ts';
import type { Serve } from '../http/endpoint-router.ts';
import type { Tables } from '../storage/tables.ts';

/** `/api/start`. */
export function serveStart(serve: Serve, db: Kysely<Tables>): void {
  serve(readStart, async ({ who, reach }) => ({ ok: true, value: await startOf(db, reach, who.agentId) }));
}

/** `agentId`: who asks, and is not counted among the people. */
async function startOf(db: Kysely<Tables>, reach: Reach, agentId: string): Promise<Start> {
  const ofHotline = hotlineWithin(reach, 'hotline.id');
  const ofMunicipality = municipalityWithin(reach, 'municipality.id');
  const is = (rows: RawBuilder<unknown>) => sql<boolean>`exists (${rows})`;
  const row = await db
    .selectNoFrom([
      is(sql`select from hotline where ${ofHotline}`).as('hotline'),
      is(sql`select from hotline join weekly_hours on hotline_id = hotline.id where ${ofHotline}`).as(
        'hours',
      ),
      is(sql`select from municipality where ${ofMunicipality}`).as('municipality'),
      is(sql`select from municipality join hotline_municipality on municipality_id = municipality.id
        where ${ofMunicipality}`).as('joined'),
      is(sql`select from municipality join site on municipality_id = municipality.id
        where ${ofMunicipality}`).as('site'),
      is(sql`select from municipality join site on municipality_id = municipality.id
        join site_sighting on origin = any(origins) where ${ofMunicipality}`).as('seen'),
      is(sql`select from agent join municipality on municipality.id = employer_municipality_id
        where ${ofMunicipality} and agent.id <> ${agentId} and disabled_at is null and 'agent' = any(roles)`).as(
        'people',
      ),
      is(sql`select from municipality join consent_receipt on municipality_id = municipality.id
        where ${ofMunicipality}`).as('consent'),
    ])
    .executeTakeFirstOrThrow();
  return {
    hotline: stateOf(row.hours, row.hotline),
    municipality: stateOf(row.joined, row.municipality),
    site: stateOf(row.seen, row.site),
    people: stateOf(row.people),
    test: stateOf(row.consent),
  };
}

function stateOf(isDone: boolean, isBegun = false): StepState {
  if (isDone) return 'done';
  return isBegun ? 'begun' : 'to-do';
}
