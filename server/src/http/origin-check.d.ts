import type { RequestHandler } from 'express';
/** Whatever changes something must come from a page of ours; `SameSite` alone would let a sibling host in. */
export declare function ownOriginOnly(publicOrigin: string): RequestHandler;
//# sourceMappingURL=origin-check.d.ts.map