/** What a municipality lets agents do, as a history: nothing is overwritten. */
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Tables } from '../storage/tables.ts';

const rulesSchema = v.strictObject({
  /** The grants that a citizen may be asked for. */
  grants: v.array(v.picklist(['view', 'point', 'navigate', 'click', 'fill'])),
});
export type Rules = v.InferOutput<typeof rulesSchema>;

/** Adds a version that is in force from `validFrom` (milliseconds since 1970). */
export async function addPolicy(
  db: Kysely<Tables>,
  municipalityId: string,
  version: { rules: Rules; validFrom: number },
): Promise<void> {
  await db
    .insertInto('policy')
    .values({
      municipality_id: municipalityId,
      valid_from: new Date(version.validFrom),
      rules: JSON.stringify(version.rules),
    })
    .execute();
}

/** The rules in force at `now`, if any were written. Throws if the stored row is malformed. */
export async function policyAt(
  db: Kysely<Tables>,
  municipalityId: string,
  now: number,
): Promise<Rules | undefined> {
  const row = await db
    .selectFrom('policy')
    .select('rules')
    .where('municipality_id', '=', municipalityId)
    .where('valid_from', '<=', new Date(now))
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && v.parse(rulesSchema, row.rules);
}
