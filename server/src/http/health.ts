import { type Request, Router } from 'express';

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work. `/healthz/address`: what the limits count the caller by,
 * so that an operator sees what the proxy in front makes of it.
 * @param ping resolves if the database answers, rejects if it does not
 */
export function healthRoutes(ping: () => Promise<void>, addressOf: (request: Request) => string): Router {
  const router = Router();
  router.get(
    '/healthz',
    (_request, response) => void response.set('Cache-Control', 'no-store').json({ status: 'ok' }),
  );
  router.get('/healthz/address', (request, response) => {
    const forwarded = request.headers['x-forwarded-for'] !== undefined;
    response.set('Cache-Control', 'no-store').json({ address: addressOf(request), forwarded });
  });
  router.get('/readyz', async (_request, response) => {
    const status = await ping().then(
      () => 'ok' as const,
      () => 'unavailable' as const,
    );
    response
      .status(status === 'ok' ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status });
  });
  return router;
}
