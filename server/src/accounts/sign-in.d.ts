import type { SignIn } from '@medkig/api/session';
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
export type SignInResult = {
    ok: true;
    token: string;
    agentId: string;
} | {
    ok: false;
    reason: 'wrong-credentials';
} | {
    ok: false;
    reason: 'too-many-tries';
    retryAfterS: number;
}
/** Too many sign-ins at this moment. */
 | {
    ok: false;
    reason: 'busy';
};
export interface SignInDeps {
    db: Kysely<Tables>;
    /** Milliseconds. */
    now(): number;
    randomBytes(n: number): Uint8Array;
}
/** Checks e-mail and password, and starts a session. An unknown e-mail takes as long as a wrong password. */
export type SignInDesk = (credentials: SignIn, address: string) => Promise<SignInResult>;
export declare function openSignInDesk({ db, now, randomBytes }: SignInDeps): Promise<SignInDesk>;
//# sourceMappingURL=sign-in.d.ts.map