/** `/api/oidc/backchannel-logout`: the provider itself tells that somebody has signed out there. No browser sends it. */
import express, { type Request, Router } from 'express';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { sendProblem } from '../../http/problem.ts';
import { createLimiter } from '../../realtime/rate-limit.ts';
import type { OpenStore } from '../../short-term/short-term-store.ts';
import type { Tables } from '../../storage/tables.ts';
import type { SignOuts } from '../sign-outs.ts';
import { createLogoutTokens, type LoggedOut } from './logout-token.ts';
import type { Provider } from './provider.ts';

const MAX_BODY_BYTES = 16 * 1024;
/** A provider may sign out a whole house at the end of a day. */
const perAddress = { burst: 600, perSecond: 20 };
const PRUNE_AT = 10_000;

const bodySchema = v.object({ logout_token: v.string() });

export interface LogoutRouteDeps {
  db: Kysely<Tables>;
  provider: Provider;
  signOuts: Pick<SignOuts, 'all' | 'ofProvider'>;
  addressOf(request: Request): string;
  open: OpenStore;
  /** Milliseconds since 1970. */
  now(): number;
}

export function logoutRoute({ db, provider, signOuts, addressOf, open, now }: LogoutRouteDeps): Router {
  const tokens = createLogoutTokens(open, now);
  const limiter = createLimiter(perAddress);
  const router = Router();
  const readForm = express.urlencoded({ extended: false, limit: MAX_BODY_BYTES });

  router.post('/oidc/backchannel-logout', readForm, async (request, response) => {
    if (limiter.size > PRUNE_AT) limiter.prune(now());
    if (!limiter.take(addressOf(request), now())) {
      response.set('Retry-After', '1');
      return sendProblem(response, 'too-many-tries');
    }
    const body = v.safeParse(bodySchema, request.body);
    if (!body.success) return sendProblem(response, 'malformed');
    const metadata = await provider.metadata();
    // Then nothing can be checked; it is not the sender's fault.
    if (!metadata) return sendProblem(response, 'unavailable');
    const loggedOut = await tokens.take(body.output.logout_token, metadata);
    if (!loggedOut) return sendProblem(response, 'malformed');
    await signOut(loggedOut, metadata.issuer);
    response.status(200).end();
  });

  /** Somebody whom we do not know has nothing to be signed out of. */
  async function signOut({ sub, sid }: LoggedOut, issuer: string): Promise<void> {
    if (sub === undefined) return signOuts.ofProvider({ sid });
    const row = await db
      .selectFrom('agent')
      .select('id')
      .where('oidc_issuer', '=', issuer)
      .where('oidc_subject', '=', sub)
      .executeTakeFirst();
    if (!row) return;
    await (sid === undefined ? signOuts.all(row.id) : signOuts.ofProvider({ sid, agentId: row.id }));
  }

  return router;
}
