import { type Request, Router } from 'express';

interface HealthDeps {
  /** Resolves if the database answers, rejects if it does not. */
  ping(): Promise<void>;
  /** The process is about to stop. */
  isLeaving(): boolean;
  addressOf(request: Request): string;
}

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work, and takes new connections. `/healthz/address`: what the limits count the caller by,
 * so that an operator sees what the proxy in front makes of it.
 */
export function healthRoutes({ ping, isLeaving, addressOf }: HealthDeps): Router {
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
    const status = isLeaving()
      ? 'leaving'
      : await ping().then(
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
