import { randomBytes, randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { notFoundPage, refusalPage } from './error-pages.ts';
import { informationRoutes } from './information-routes.ts';
import { movingRoutes } from './moving/routes.ts';
import { sameOriginPosts } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';
import type { SiteContext } from './site-context.ts';
import { createRenderer } from './templates.ts';

const builtFolder = fileURLToPath(new URL('../dist', import.meta.url));

/**
 * The website of Vestby Kommune, a municipality that does not exist, with the form «Meld flytning». It answers every
 * address, so it wants an origin of its own.
 *
 * @param options.embedOrigin origin that serves `/embed/v1/medkig.js`, without a trailing slash
 * @param options.clock milliseconds since 1970; decides which moving dates are allowed and when a filing is dropped
 */
export function createDemoSite(options: { embedOrigin: string; clock?: () => number }): Router {
  const { embedOrigin, clock = Date.now } = options;
  if (new URL(embedOrigin).origin !== embedOrigin)
    throw new Error('embedOrigin must be an origin and nothing more');
  const context: SiteContext = {
    render: createRenderer(embedOrigin),
    clock,
    newId: () => randomBytes(16).toString('base64url'),
    randomBelow: (bound) => randomInt(bound),
  };
  const router = Router();
  router.use(securityHeaders(embedOrigin));
  router.use('/assets', express.static(builtFolder, { index: false, fallthrough: true }));
  router.use(sameOriginPosts);
  router.use(informationRoutes(context));
  router.use(movingRoutes(context));
  router.use(notFoundPage(context.render));
  router.use(refusalPage(context.render));
  return router;
}
