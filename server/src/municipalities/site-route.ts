import type { Opening } from '@medkig/api/opening';
import type { Rules } from '@medkig/api/policy';
import type { Site as PublicSite } from '@medkig/api/site';
import { Router } from 'express';
import { sendProblem } from '../http/problem.ts';
import type { Site } from './sites.ts';

export interface SiteRouteDeps {
  find(key: string): Promise<Site | undefined>;
  opening(hotlineId: string): Promise<Opening>;
  /** The rules in force; rejects if they cannot be read. */
  policy(municipalityId: string): Promise<{ version: number; rules: Rules }>;
  /** The tag stands on a page of this origin. */
  tagSeen(origin: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * `GET /:key`: what the citizen's panel says about its municipality and what it hides, readable by the site's own pages.
 * Without rules that can be read there is no answer, and so nothing is shared.
 */
export function siteRoute({ find, opening, policy, tagSeen, now }: SiteRouteDeps): Router {
  const router = Router();
  router.get('/:key', async (request, response) => {
    response.set({ Vary: 'Origin', 'Cross-Origin-Resource-Policy': 'cross-origin' });
    const site = await find(request.params.key);
    if (!site) return sendProblem(response, 'not-found');
    const { origin } = request.headers;
    if (origin !== undefined && site.origins.includes(origin)) {
      response.set('Access-Control-Allow-Origin', origin);
      tagSeen(origin);
    }
    // Opening hours change on whole minutes, so the answer holds to the end of this one.
    const secondsLeft = Math.floor(60 - ((now() / 1000) % 60));
    const { version, rules } = await policy(site.municipalityId);
    const { peer: _peer, hosts = [], ...told } = rules;
    const { key, municipality, phone, origins } = site;
    const body: PublicSite = {
      site: key,
      municipality,
      phone,
      origins,
      opening: await opening(site.hotlineId),
      policy: { version, ...told, hosts: [...origins, ...hosts] },
    };
    response.set('Cache-Control', `public, max-age=${secondsLeft}`).json(body);
  });
  return router;
}
