import type { RequestHandler } from 'express';
import express, { type Express } from 'express';

/**
 * One service, several origins: which one a request is for is told by its `Host`. A host that is not ours is
 * refused, so that no foreign name can be pointed at us.
 * @param shared answered on every host
 * @param hosts by origin, such as `https://medkig.example`
 */
export function dispatchByHost(
  shared: readonly RequestHandler[],
  hosts: ReadonlyMap<string, RequestHandler>,
): Express {
  const byHost = new Map([...hosts].map(([origin, handler]) => [new URL(origin).host, handler]));
  const app = express();
  harden(app);
  app.use(...shared);
  app.use((request, response, next) => {
    const handler = byHost.get(request.headers.host?.toLowerCase() ?? '');
    if (handler) handler(request, response, next);
    else response.status(421).type('text/plain').send('This service does not answer for that host.\n');
  });
  return app;
}

/** Nothing here reads a query, answers are either not kept or small, and nobody needs to know what we run on. */
export function harden(app: Express): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
}
