/** The municipality, the hotline and the agent of the demo. Written again at each start, with the same outcome. */
import type { Kysely } from 'kysely';
import type { Credentials } from '../config.ts';
import type { Tables } from '../storage/tables.ts';
export declare const VESTBY = "Vestby Kommune";
export declare const DEMO_EMAIL = "anna@vestby.example";
export interface DemoSeed {
    /** Where Vestby's pages may stand. */
    origins: string[];
    agent: Credentials;
    /** Milliseconds since 1970. */
    now: number;
}
export declare function seedDemo(db: Kysely<Tables>, { origins, agent, now }: DemoSeed): Promise<void>;
//# sourceMappingURL=seed.d.ts.map