import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
/** No sign-in lasts longer than a working day. */
export declare const LONGEST_MS: number;
/** A console that asks for nothing this long is signed out. */
export declare const IDLE_MS: number;
export interface SignedIn {
    /** Names the sign-in inside the server; it does not open anything. */
    sessionId: string;
    agentId: string;
}
/** Starts a sign-in. `token` is the cookie's value (256 bits, base64url) and can never be read again. */
export declare function startSession(db: Kysely<Tables>, agentId: string, sources: {
    now: number;
    randomBytes: (n: number) => Uint8Array;
}): Promise<{
    token: string;
    sessionId: string;
}>;
/** Who a cookie's value belongs to, if it is still good; marks the sign-in as seen. `now` in milliseconds. */
export declare function findSession(db: Kysely<Tables>, token: string, now: number): Promise<SignedIn | undefined>;
/** Ends the sign-in of a cookie's value; says which it was. */
export declare function endSession(db: Kysely<Tables>, token: string): Promise<string | undefined>;
/** Deletes the rows of sign-ins that are over. */
export declare function deleteOldSessions(db: Kysely<Tables>, now: number): Promise<void>;
//# sourceMappingURL=sessions.d.ts.map