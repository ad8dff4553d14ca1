/** Errors as problem details: https://www.rfc-editor.org/rfc/rfc9457 */
import type { ProblemCode } from '@medkig/api/problem';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Log } from '../log.ts';
/** Answers with the problem; `status` where it tells more than the code's own. */
export declare function sendProblem(response: Response, code: ProblemCode, status?: number): void;
/** The last route: what no other one answered. */
export declare const notFound: RequestHandler;
/** The last handler: a request that could not be read is the sender's fault, anything else is ours. */
export declare function problemHandler(log: Log): ErrorRequestHandler;
//# sourceMappingURL=problem.d.ts.map