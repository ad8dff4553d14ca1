import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { type RequestHandler, Router } from 'express';
import * as v from 'valibot';
import { builtFiles, IMMUTABLE, whenBuilt } from './built-files.ts';
import { precompressed } from './precompressed.ts';

const packageFile = new URL('../../../citizen-snippet/package.json', import.meta.url);
const packageSchema = v.object({ version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)) });

/** The version under which the embed's files never change. */
export function embedVersion(): string {
  return v.parse(packageSchema, JSON.parse(readFileSync(packageFile, 'utf8'))).version;
}

/**
 * The citizen's snippet for municipalities' own pages: `/v1/` follows the newest, `/X.Y.Z/` never changes.
 * Module scripts and pinned ones are loaded with CORS; there is nothing of anybody's in them.
 * @param tagSeen hears the origin of a page that loads `medkig.js`
 */
export function embedFiles(folder: string, tagSeen: (origin: string) => void): Router {
  const router = Router();
  router.get('/:version/medkig.js', (request, _response, next) => {
    const origin = originOf(request.headers);
    if (origin) tagSeen(origin);
    next();
  });
  const built = [forEveryOrigin, whenBuilt(folder, 'medkig.js'), precompressed(folder)];
  router.use('/v1', built, builtFiles(folder));
  router.use(
    `/${embedVersion()}`,
    built,
    builtFiles(folder, () => IMMUTABLE),
  );
  return router;
}

/** What a browser tells of the page that asks: its origin where the tag has `crossorigin`, else as a referrer at most. */
function originOf({ origin, referer }: IncomingHttpHeaders): string | undefined {
  return origin ?? (referer && URL.canParse(referer) ? new URL(referer).origin : undefined);
}

const forEveryOrigin: RequestHandler = (_request, response, next) => {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  next();
};
