import { Router } from 'express';

/**
 * `GET /`: answered to everybody at once, so that a browser can see whether it reaches the service and how long that
 * takes. Tells the STUN addresses of the operator's TURN server, one a line, and no credentials.
 * @param turnUrls as `turn:` and `turns:` addresses
 */
export function connectionRoute(turnUrls: readonly string[]): Router {
  const stun = turnUrls
    .filter((url) => /^turn:/.test(url) && !url.endsWith('?transport=tcp'))
    .map((url) => url.replace(/^turn:/, 'stun:').replace(/\?.*/, ''));
  const body = [...new Set(stun)].join('\n');
  const router = Router();
  router.get('/', (_request, response) => {
    response
      .set({
        'Access-Control-Allow-Origin': '*',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Cache-Control': 'no-store',
      })
      .type('text/plain')
      .send(body);
  });
  return router;
}
