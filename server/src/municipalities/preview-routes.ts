import { startPreview } from '@medkig/api/municipality';
import { Router } from 'express';
import type { Kysely } from 'kysely';
import type { Serve } from '../http/endpoint-router.ts';
import { sendProblem } from '../http/problem.ts';
import type { Tables } from '../storage/tables.ts';
import { askedBySite } from './asked-by-site.ts';
import type { Previews } from './previews.ts';
import { publicPolicy } from './public-policy.ts';
import type { Site } from './sites.ts';
import { isWithin } from './workplace-municipalities.ts';

/** `POST /api/municipalities/:municipality/preview`, for whoever may change its rules. */
export function servePreviews(
  serve: Serve,
  { db, previews }: { db: Kysely<Tables>; previews: Previews },
): void {
  serve(startPreview, async ({ reach, params: { municipality: id }, body: rules }) =>
    (await isWithin(db, reach, id)) ? previews.put(id, rules) : { ok: false, reason: 'not-found' },
  );
}

export interface PreviewRouteDeps {
  find(key: string): Promise<Site | undefined>;
  previews: Previews;
}

/** `GET /:key/previews/:id`: the draft, for pages of that very municipality and for no others. */
export function previewRoute({ find, previews }: PreviewRouteDeps): Router {
  const router = Router();
  router.get('/:key/previews/:id', async (request, response) => {
    response.set({
      Vary: 'Origin',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'no-store',
    });
    const site = await askedBySite(find, request, response);
    if (!site) return;
    const found = await previews.find(request.params.id, site.municipalityId);
    if (!found.ok) return sendProblem(response, found.reason);
    if (!found.value) return sendProblem(response, 'not-found');
    response.json(publicPolicy(site, { version: 0, rules: found.value }));
  });
  return router;
}
