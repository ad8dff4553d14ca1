/** The agents' rows. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
export interface Agent {
    id: string;
    name: string;
    /** What the citizen sees. */
    shownAs: string;
    /** The name of the municipality that employs the agent. */
    employer: string;
    /** The hotline that the employer takes part in. */
    hotlineId: string;
}
export interface NewAgent {
    email: string;
    name: string;
    shownAs: string;
    employerMunicipalityId: string;
    /** PHC string. */
    passwordHash: string;
}
/** Adds the agent, or gives the one with that e-mail these values. */
export declare function saveAgent(db: Kysely<Tables>, agent: NewAgent): Promise<void>;
/** An agent whose employer takes part in no hotline is not found: there is nothing to sign in to. */
export declare function findAgent(db: Kysely<Tables>, id: string): Promise<Agent | undefined>;
/** What a sign-in is checked against; absent for everyone that `findAgent` does not find. */
export declare function findPasswordHash(db: Kysely<Tables>, email: string): Promise<{
    agentId: string;
    passwordHash: string;
} | undefined>;
//# sourceMappingURL=agents.d.ts.map