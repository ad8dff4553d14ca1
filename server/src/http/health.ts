import { Router } from 'express';

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work.
 * @param ping resolves if the database answers, rejects if it does not
 */
export function healthRoutes(ping: () => Promise<void>): Router {
  const router = Router();
  router.get(
    '/healthz',
    (_request, response) => void response.set('Cache-Control', 'no-store').json({ status: 'ok' }),
  );
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
