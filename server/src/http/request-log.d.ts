import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';
/** One line for each answer: which route, not which address. */
export declare function requestLog(log: Log, now: () => number): RequestHandler;
//# sourceMappingURL=request-log.d.ts.map