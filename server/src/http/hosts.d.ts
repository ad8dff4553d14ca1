import type { RequestHandler } from 'express';
import { type Express } from 'express';
/**
 * One service, several origins: which one a request is for is told by its `Host`. A host that is not ours is
 * refused, so that no foreign name can be pointed at us.
 * @param shared answered on every host
 * @param hosts by origin, such as `https://medkig.example`
 */
export declare function dispatchByHost(shared: RequestHandler, hosts: ReadonlyMap<string, RequestHandler>): Express;
/** Nothing here reads a query, answers are either not kept or small, and nobody needs to know what we run on. */
export declare function harden(app: Express): void;
//# sourceMappingURL=hosts.d.ts.map