/** `/api/oidc`: to the workplace's own sign-in and back. */
import type { OidcRefusal } from '@medkig/api/sign-in-ways';
import { type Request, type Response, Router } from 'express';
import type { Kysely } from 'kysely';
import { sendProblem } from '../../http/problem.ts';
import { createLimiter } from '../../realtime/rate-limit.ts';
import type { OpenStore } from '../../short-term/short-term-store.ts';
import type { Tables } from '../../storage/tables.ts';
import type { Admit } from '../admission.ts';
import type { SignOuts } from '../sign-outs.ts';
import { browserCookie } from './browser-cookie.ts';
import { givenRoles } from './given-roles.ts';
import { logoutRoute } from './logout-route.ts';
import type { OidcConfig } from './oidc-config.ts';
import { personOfClaims } from './person-of-claims.ts';
import { connectProvider } from './provider.ts';
import { createSignInsUnderWay } from './under-way.ts';

const perAddress = { burst: 60, perSecond: 1 };
const PRUNE_AT = 10_000;

export interface OidcRoutesDeps {
  db: Kysely<Tables>;
  config: OidcConfig;
  /** The service's public origin. */
  origin: string;
  admit: Admit;
  signOuts: SignOuts;
  addressOf(request: Request): string;
  open: OpenStore;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(n: number): Uint8Array;
}

/** `fromProvider`: what the provider itself sends, for which no page of ours stands. */
export function oidcRoutes(deps: OidcRoutesDeps): { router: Router; fromProvider: Router } {
  const { db, config, origin, admit, signOuts, addressOf, open, now, randomBytes } = deps;
  const provider = connectProvider(config, `${origin}/api/oidc/callback`);
  const underWay = createSignInsUnderWay({ open, randomBytes });
  const browsers = browserCookie(origin, randomBytes);
  const limiter = createLimiter(perAddress);
  const router = Router();

  const addressed = (request: Request) => new URL(request.originalUrl, origin);
  const refuse = (response: Response, why: OidcRefusal) => response.redirect(303, `/?login=${why}`);

  router.use('/oidc', (request, response, next) => {
    if (limiter.size > PRUNE_AT) limiter.prune(now());
    if (limiter.take(addressOf(request), now())) return next();
    response.set('Retry-After', '1');
    sendProblem(response, 'too-many-tries');
  });

  router.get('/oidc/start', async (request, response) => {
    const begun = await underWay.begin(
      browsers.give(request, response),
      ownPath(addressed(request).searchParams.get('to'), origin),
    );
    const address = begun.ok && (await provider.signInAddress(begun.value));
    if (!address) return refuse(response, 'unavailable');
    response.redirect(303, address.href);
  });

  router.get('/oidc/callback', async (request, response) => {
    const cameBackTo = addressed(request);
    const state = cameBackTo.searchParams.get('state');
    const browser = browsers.read(request);
    if (state === null || !browser) return refuse(response, 'refused');
    const found = await underWay.take(state, browser);
    if (!found.ok) return refuse(response, 'unavailable');
    const begun = found.value;
    if (!begun) return refuse(response, 'refused');
    if (cameBackTo.searchParams.get('error') === 'access_denied') return refuse(response, 'cancelled');
    const claims = await provider.claims(cameBackTo, begun.secrets);
    if (!claims) return refuse(response, 'refused');
    const isStrong = config.amr.length === 0 || claims.amr.some((way) => config.amr.includes(way));
    if (!isStrong) return refuse(response, 'refused');
    const person = await personOfClaims(db, { claims, given: givenRoles(config.roles, claims), now: now() });
    if (!person.ok) {
      // Whoever has lost every role loses the sign-ins that are still open, too.
      if (person.agentId !== undefined) await signOuts.all(person.agentId);
      return refuse(response, 'refused');
    }
    const { iss: issuer, sub: subject, sid } = claims;
    const me = await admit(request, response, { agentId: person.agentId, by: 'oidc', issuer, subject, sid });
    if (!me) return refuse(response, 'refused');
    // The page itself needs no cookie, and what it then asks for comes from our own origin.
    response.redirect(303, begun.to);
  });

  return { router, fromProvider: logoutRoute({ db, provider, signOuts, addressOf, open, now }) };
}

/** Where in the console to go on; nowhere else, however it is spelt. */
function ownPath(to: string | null, origin: string): string {
  const url = to === null ? null : URL.parse(to, origin);
  return url?.origin === origin && /^\/[\w-][\w/-]*$/.test(url.pathname) ? url.pathname : '/';
}
