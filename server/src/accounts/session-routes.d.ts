/** `/api/session` and `/api/ticket`. */
import { type Me, signInSchema } from '@medkig/api/session';
import { type Request, Router } from 'express';
import * as v from 'valibot';
import type { SessionCookie } from './session-cookie.ts';
import type { SignedIn } from './sessions.ts';
import type { SignInResult } from './sign-in.ts';
export interface SessionRoutesDeps {
    cookie: SessionCookie;
    signIn(credentials: v.InferOutput<typeof signInSchema>, address: string): Promise<SignInResult>;
    /** Who the cookie's value belongs to. */
    find(token: string): Promise<SignedIn | undefined>;
    /** Ends the sign-in everywhere, sockets included. */
    end(token: string): Promise<void>;
    me(agentId: string): Promise<Me | undefined>;
    /** A ticket for the relay; absent if the agent is gone. */
    ticket(signedIn: SignedIn): Promise<string | undefined>;
    addressOf(request: Request): string;
}
export declare function sessionRoutes(deps: SessionRoutesDeps): Router;
//# sourceMappingURL=session-routes.d.ts.map