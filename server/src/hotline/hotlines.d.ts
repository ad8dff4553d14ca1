/** Hotlines and when they answer. */
import type { Opening } from '@medkig/api/opening';
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { type Hours } from './opening.ts';
/** Adds the hotline, or finds the one of that name and gives it the time zone. Returns its id. */
export declare function saveHotline(db: Kysely<Tables>, hotline: {
    name: string;
    timeZone: string;
}): Promise<string>;
/** Replaces the whole week. */
export declare function saveWeeklyHours(db: Kysely<Tables>, hotlineId: string, hours: readonly Hours[]): Promise<void>;
/** The hotline answers for the municipality from now on, and no other hotline does. */
export declare function joinHotline(db: Kysely<Tables>, hotlineId: string, municipalityId: string): Promise<void>;
/** A hotline as it is at `now` (milliseconds since 1970). */
export declare function findHotline(db: Kysely<Tables>, id: string, now: number): Promise<{
    name: string;
    opening: Opening;
} | undefined>;
//# sourceMappingURL=hotlines.d.ts.map