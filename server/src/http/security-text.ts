import { Router } from 'express';
import type { SecurityContact } from '../config.ts';

/**
 * Whom to tell about a weakness of this installation (RFC 9116). Nothing is answered where nobody was named, and once it
 * no longer holds: a reader must not go by what is stale.
 */
export function securityText(
  security: SecurityContact | undefined,
  { origin, now }: { origin: string; now(): number },
): Router {
  const router = Router();
  router.get('/', (_request, response, next) => {
    if (!security || security.expires <= now()) return next();
    const fields = [
      `Contact: ${security.contact}`,
      `Expires: ${new Date(security.expires).toISOString()}`,
      'Preferred-Languages: da, en',
      `Canonical: ${origin}/.well-known/security.txt`,
    ];
    response
      .set('Cache-Control', 'no-cache')
      .type('text/plain')
      .send(`${fields.join('\n')}\n`);
  });
  return router;
}
