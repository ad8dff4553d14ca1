import type { ErrorRequestHandler, RequestHandler } from 'express';
import * as v from 'valibot';
import type { SiteContext } from './site-context.ts';

/** Errors of express, its body parser and our own refusals carry the status they mean. */
export const requestFault = v.object({ status: v.pipe(v.number(), v.minValue(400), v.maxValue(499)) });

/** Answers any address the site does not know. */
export function notFoundPage(render: SiteContext['render']): RequestHandler {
  return (_request, response) => render(response.status(404), 'not-found.njk');
}

/** Answers a request that is at fault with a readable page; a fault of ours goes on to the server's own handler. */
export function refusalPage(render: SiteContext['render']): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const fault = v.safeParse(requestFault, error);
    if (!fault.success || response.headersSent) return next(error);
    render(response.status(fault.output.status), 'refused.njk');
  };
}
