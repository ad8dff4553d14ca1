import { type Kysely } from 'kysely';
export declare function up(db: Kysely<unknown>): Promise<void>;
//# sourceMappingURL=0001-first-tables.d.ts.map