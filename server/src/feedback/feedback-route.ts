import { type Answer, answerSchema } from '@medkig/api/answer';
import { type Report, reportSchema } from '@medkig/api/report';
import express, { type NextFunction, type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { sendProblem } from '../http/problem.ts';
import { askedBySite } from '../municipalities/asked-by-site.ts';
import type { Site } from '../municipalities/sites.ts';
import { createLimiter, type Rate } from '../realtime/rate-limit.ts';

/** Each address; a town hall or a library shares one. */
const perAddress: Rate = { burst: 20, perSecond: 20 / 600 };
const RETRY_AFTER_S = 30;
/** Beyond this many buckets the full ones are forgotten. */
const PRUNE_AT = 10_000;
const MAX_BODY_BYTES = 1024;
/** How long a browser may remember that it is allowed to post, in seconds. */
const PREFLIGHT_S = 600;

export interface FeedbackRouteDeps {
  find(key: string): Promise<Site | undefined>;
  report(site: Site, report: Report): Promise<void>;
  answer(site: Site, answer: Answer): Promise<'ok' | 'unknown'>;
  addressOf(request: Request): string;
  /** Milliseconds. */
  now(): number;
}

/** `POST /:key/reports` and `/:key/answers`, from the site's own pages and from no others. Both answer 204. */
export function feedbackRoute({ find, report, answer, addressOf, now }: FeedbackRouteDeps): Router {
  const router = Router();
  const limit = createLimiter(perAddress);

  router.use('/:key/:what', (_request, response, next) => {
    response.set({
      Vary: 'Origin',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'no-store',
    });
    next();
  });

  const paths = ['/:key/reports', '/:key/answers'];
  router.options(paths, async (request, response) => {
    if (!(await askedBySite(find, request, response))) return;
    response.set({
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Max-Age': String(PREFLIGHT_S),
    });
    response.status(204).end();
  });

  post('/:key/reports', reportSchema, async (site, body, response) => {
    await report(site, body);
    response.status(204).end();
  });

  post('/:key/answers', answerSchema, async (site, body, response) => {
    if ((await answer(site, body)) === 'ok') response.status(204).end();
    else sendProblem(response, 'not-found');
  });

  function post<S extends v.GenericSchema>(
    path: string,
    schema: S,
    take: (site: Site, body: v.InferOutput<S>, response: Response) => Promise<void>,
  ): void {
    // The body is read last: a refusal must carry the origin, also when the body cannot be read.
    router.post(path, admit, express.json({ limit: MAX_BODY_BYTES }), async (request, response) => {
      const site = await find(String(request.params.key));
      const body = v.safeParse(schema, request.body);
      if (!site || !body.success) return sendProblem(response, 'malformed');
      await take(site, body.output, response);
    });
  }

  async function admit(request: Request, response: Response, next: NextFunction): Promise<void> {
    if (!(await askedBySite(find, request, response))) return;
    if (limit.size > PRUNE_AT) limit.prune(now());
    if (limit.take(addressOf(request), now())) return next();
    response.set('Retry-After', String(RETRY_AFTER_S));
    sendProblem(response, 'too-many-tries');
  }

  return router;
}
