import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';

/** One line for each answer: which route, not which address. */
export function requestLog(log: Log, now: () => number): RequestHandler {
  return (request, response, next) => {
    const started = now();
    response.on('finish', () => {
      const path: unknown = request.route?.path;
      log.debug({
        event: 'request',
        method: request.method,
        route: typeof path === 'string' ? `${request.baseUrl}${path}` : undefined,
        status: response.statusCode,
        ms: Math.round(now() - started),
      });
    });
    next();
  };
}
