/** The municipalities' websites: the key in the embed tag and the origins it may stand on. */
import type { Municipality } from '@medkig/api/session';
import { type Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
export interface Site {
    key: string;
    municipality: string;
    /** As it is read aloud. */
    phone: string;
    origins: string[];
    hotlineId: string;
}
/** Adds the site, or gives the one with that key these origins. */
export declare function saveSite(db: Kysely<Tables>, site: {
    key: string;
    municipalityId: string;
    origins: string[];
}): Promise<void>;
/** A site whose municipality takes part in a hotline; others are not served. */
export declare function findSite(db: Kysely<Tables>, key: string): Promise<Site | undefined>;
/** Whether any site may stand on this origin. */
export declare function isKnownOrigin(db: Kysely<Tables>, origin: string): Promise<boolean>;
/** The sites that a hotline answers for, by name. */
export declare function sitesOfHotline(db: Kysely<Tables>, hotlineId: string): Promise<Municipality[]>;
//# sourceMappingURL=sites.d.ts.map