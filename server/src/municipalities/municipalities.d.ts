/** Municipalities and their phone numbers. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
/**
 * Adds the municipality, or finds the one of that name and gives it the phone number. Returns its id.
 * @param municipality.phone as it is read aloud: «12 34 56 78»
 */
export declare function saveMunicipality(db: Kysely<Tables>, municipality: {
    name: string;
    phone: string;
}): Promise<string>;
//# sourceMappingURL=municipalities.d.ts.map