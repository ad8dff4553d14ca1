import { type Crossing, collectSchema, crossingSchema } from '@medkig/api/crossing';
import express, { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { sendProblem } from '../http/problem.ts';
import { askedBySite } from '../municipalities/asked-by-site.ts';
import type { Site } from '../municipalities/sites.ts';
import { createLimiter, type Rate } from '../realtime/rate-limit.ts';
import type { Crossings } from './crossings.ts';

/** Each address; a town hall or a library shares one. */
const perAddress: Rate = { burst: 60, perSecond: 1 };
const RETRY_AFTER_S = 5;
/** Beyond this many buckets the full ones are forgotten. */
const PRUNE_AT = 10_000;
/** The longest sealed note and what stands around it. */
const MAX_BODY_BYTES = 9 * 1024;

export interface CrossingRouteDeps {
  find(key: string): Promise<Site | undefined>;
  crossings: Pick<Crossings, 'put' | 'collect' | 'crossed'>;
  /** Whether somebody with this key may sit down in the citizen's seat of the room. */
  holdsSeat(site: string, seat: Pick<Crossing, 'roomId' | 'seatKey'>): Promise<boolean>;
  addressOf(request: Request): string;
  /** Milliseconds. */
  now(): number;
}

/**
 * `POST /:key/crossings` and `/:key/crossings/collect`, from the site's own pages and from no others. The body is JSON
 * that is sent as text: a page that is being left has no time for a browser to ask first whether it may.
 */
export function crossingRoute(deps: CrossingRouteDeps): Router {
  const { find, crossings, holdsSeat, addressOf, now } = deps;
  const router = Router();
  const limit = createLimiter(perAddress);

  post('/:key/crossings', crossingSchema, async ({ key }, { id, roomId, seatKey, box }, response) => {
    if (!(await holdsSeat(key, { roomId, seatKey }))) return sendProblem(response, 'not-found');
    const put = await crossings.put({ id, site: key, roomId, box });
    if (!put.ok) return sendProblem(response, put.reason);
    if (!put.value) return sendProblem(response, 'not-found');
    response.status(204).end();
  });

  post('/:key/crossings/collect', collectSchema, async ({ key }, { id }, response, origin) => {
    const collected = await crossings.collect(id, key);
    if (!collected.ok) return sendProblem(response, collected.reason);
    if (!collected.value) return sendProblem(response, 'not-found');
    const crossed = await crossings.crossed(collected.value.roomId, origin);
    if (!crossed.ok) return sendProblem(response, crossed.reason);
    response.type('text/plain').send(collected.value.box);
  });

  function post<S extends v.GenericSchema>(
    path: string,
    schema: S,
    take: (site: Site, body: v.InferOutput<S>, response: Response, origin: string) => Promise<void>,
  ): void {
    const read = express.json({ limit: MAX_BODY_BYTES, type: 'text/plain' });
    router.post(path, async (request, response, next) => {
      response.set({
        Vary: 'Origin',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Cache-Control': 'no-store',
      });
      const site = await askedBySite(find, request, response);
      if (!site) return;
      if (limit.size > PRUNE_AT) limit.prune(now());
      if (!limit.take(addressOf(request), now())) {
        response.set('Retry-After', String(RETRY_AFTER_S));
        return sendProblem(response, 'too-many-tries');
      }
      read(request, response, (error: unknown) => {
        if (error) return next(error);
        const body = v.safeParse(schema, request.body);
        if (body.success) take(site, body.output, response, request.headers.origin ?? '').catch(next);
        else sendProblem(response, 'malformed');
      });
    });
  }

  return router;
}
