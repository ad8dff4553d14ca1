import { Router } from 'express';
/**
 * `/healthz`: the process answers. `/readyz`: it can do its work.
 * @param ping resolves if the database answers, rejects if it does not
 */
export declare function healthRoutes(ping: () => Promise<void>): Router;
//# sourceMappingURL=health.d.ts.map