import type { Kysely } from 'kysely';
import type { Credentials, DemoConfig } from '../config.ts';
import type { Tables } from '../storage/tables.ts';
export interface Demo {
    site: {
        name: string;
        url: string;
    };
    /** Who can sign in, with a password that is new at each start unless the environment gives one. */
    agent: Credentials;
}
/** Writes the demo's rows; `siteOrigin` is where Vestby's website is served. `now` in milliseconds since 1970. */
export declare function prepareDemo(db: Kysely<Tables>, config: DemoConfig, { siteOrigin, now }: {
    siteOrigin: string;
    now: number;
}): Promise<Demo>;
//# sourceMappingURL=demo.d.ts.map