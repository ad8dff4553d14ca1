/** Content security policies and their company, one set for each origin we serve. */
import type { RequestHandler } from 'express';
export interface Origins {
    /** Console, API and embed. */
    console: string;
    viewer: string;
}
export declare function consolePolicy(origins: Origins): string;
/** The viewer shows hostile pages: it may draw them and reach nothing. */
export declare function viewerPolicy(origins: Origins): string;
/** Sets the policy and what goes with it on every answer; files for other origins lift `same-origin` themselves. */
export declare function securityHeaders(policy: string, ownOrigin: string): RequestHandler;
//# sourceMappingURL=security-headers.d.ts.map