/** What a municipality lets agents do, as a history: nothing is overwritten. */
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import type { Tables } from '../storage/tables.ts';
declare const rulesSchema: v.StrictObjectSchema<{
    /** The grants that a citizen may be asked for. */
    readonly grants: v.ArraySchema<v.PicklistSchema<["view", "point", "navigate", "click", "fill"], undefined>, undefined>;
}, undefined>;
export type Rules = v.InferOutput<typeof rulesSchema>;
/** Adds a version that is in force from `validFrom` (milliseconds since 1970). */
export declare function addPolicy(db: Kysely<Tables>, municipalityId: string, version: {
    rules: Rules;
    validFrom: number;
}): Promise<void>;
/** The rules in force at `now`, if any were written. Throws if the stored row is malformed. */
export declare function policyAt(db: Kysely<Tables>, municipalityId: string, now: number): Promise<Rules | undefined>;
export {};
//# sourceMappingURL=policies.d.ts.map