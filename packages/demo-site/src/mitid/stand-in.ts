import { fileURLToPath } from 'node:url';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
  urlencoded,
} from 'express';
import * as v from 'valibot';
import { requestFault } from '../error-pages.ts';
import { sameOriginPosts } from '../same-origin.ts';
import { createTemplates } from '../templates.ts';
import { answerAddress, mitidAddress, mitidAnswer, readReturnUrl } from './way-back.ts';

const stylesheet = fileURLToPath(new URL('./stand-in.css', import.meta.url));

const login = v.object({ bruger: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100)) });
const approval = v.object({ svar: mitidAnswer });

/**
 * A place to rehearse logging in: it takes any user id, keeps nothing and proves nothing. It answers every address, so
 * it wants an origin of its own.
 *
 * @param options.returnOrigins the origins it may send people back to, without a trailing slash
 */
export function createMitidStandIn({ returnOrigins }: { returnOrigins: readonly string[] }): Express {
  const template = createTemplates({});
  const show = (response: Response, status: number, page: string, data: object = {}) =>
    response
      .status(status)
      .type('html')
      .send(template(`mitid/${page}.njk`, data));

  /** Every page carries the way back in its address; without one that is allowed there is no page. */
  const withWayBack =
    (handle: (request: Request, response: Response, returnUrl: URL) => void): RequestHandler =>
    (request, response) => {
      const returnUrl = readReturnUrl(request.query.retur, returnOrigins);
      if (returnUrl) handle(request, response, returnUrl);
      else show(response, 400, 'refused');
    };
  const pageData = (returnUrl: URL) => ({
    query: new URL(mitidAddress('http://own', returnUrl.href)).search,
    returnHost: returnUrl.host,
  });
  const refusal: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    const fault = v.safeParse(requestFault, error);
    if (!fault.success || response.headersSent) return next(error);
    show(response, fault.output.status, 'refused');
  };

  const app = express();
  app.disable('x-powered-by');
  app.use(pageHeaders(returnOrigins), sameOriginPosts, urlencoded({ extended: false, limit: '2kb' }));
  app.get('/stand-in.css', (_request, response) => response.sendFile(stylesheet));
  app.get(
    '/',
    withWayBack((_request, response, returnUrl) => show(response, 200, 'user', pageData(returnUrl))),
  );
  app.post(
    '/',
    withWayBack((request, response, returnUrl) => {
      const data = pageData(returnUrl);
      if (v.is(login, request.body)) response.redirect(303, `/godkend${data.query}`);
      else show(response, 422, 'user', { ...data, isEmpty: true });
    }),
  );
  app.get(
    '/godkend',
    withWayBack((_request, response, returnUrl) => show(response, 200, 'approve', pageData(returnUrl))),
  );
  app.post(
    '/godkend',
    withWayBack((request, response, returnUrl) => {
      const reading = v.safeParse(approval, request.body);
      if (reading.success) response.redirect(303, answerAddress(returnUrl, reading.output.svar));
      else show(response, 400, 'refused');
    }),
  );
  app.use((_request, response) => show(response, 404, 'refused'));
  app.use(refusal);
  return app;
}

function pageHeaders(returnOrigins: readonly string[]): RequestHandler {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    // A browser holds the redirect that follows a form against the form's page too.
    `form-action ${["'self'", ...returnOrigins].join(' ')}`,
    "frame-ancestors 'none'",
  ].join('; ');
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      // With `no-referrer` browsers send `Origin: null` on form posts, and the same-origin check would refuse them.
      'Referrer-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    });
    next();
  };
}
