import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
/**
 * Brings the database up to date. Two processes may call it at once: the second waits for the first.
 * Throws what the database says when a migration cannot run.
 */
export declare function migrate(db: Kysely<Tables>): Promise<void>;
//# sourceMappingURL=migrate.d.ts.map