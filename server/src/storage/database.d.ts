import { Kysely } from 'kysely';
import type { DatabaseConfig } from '../config.ts';
import type { Tables } from './tables.ts';
export interface Database {
    db: Kysely<Tables>;
    /** Rejects if the database does not answer. */
    ping(): Promise<void>;
    close(): Promise<void>;
}
/** Thrown when another process has the folder of the embedded database open. */
export declare class FolderInUse extends Error {
    name: string;
}
/**
 * Opens the database that `config` names and brings its tables up to date.
 * Throws `FolderInUse`, or what the database says when it cannot be reached or read.
 */
export declare function openDatabase(config: DatabaseConfig): Promise<Database>;
//# sourceMappingURL=database.d.ts.map