import type { Me } from '@medkig/api/session';
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
/** What the console needs to know about its agent at `now` (milliseconds since 1970); absent if the agent is gone. */
export declare function describeAgent(db: Kysely<Tables>, agentId: string, context: {
    now: number;
    viewerOrigin: string;
}): Promise<Me | undefined>;
//# sourceMappingURL=me.d.ts.map