import type { Request, Response } from 'express';
export interface SessionCookie {
    /** The cookie's value, if the request has one of the right shape. */
    read(request: Request): string | undefined;
    set(response: Response, token: string): void;
    clear(response: Response): void;
}
/**
 * The cookie of an agent's sign-in. The prefix makes browsers refuse one that another host or a page without TLS
 * set; without TLS there can be no prefix.
 */
export declare function sessionCookie(publicOrigin: string): SessionCookie;
//# sourceMappingURL=session-cookie.d.ts.map