/** `/api/session/passkey`: signing in without an e-mail or a password. */
import { shownPasskeySchema } from '@medkig/api/shown-passkey';
import express, { type Request, Router } from 'express';
import * as v from 'valibot';
import { faultsOf, sendProblem, sendProblemAt } from '../../http/problem.ts';
import { createLimiter } from '../../realtime/rate-limit.ts';
import type { Admit } from '../admission.ts';
import type { PasskeyDesk } from './passkey-desk.ts';

/** No answer of a passkey is longer. */
const MAX_BODY_BYTES = 32 * 1024;
/** Nothing can be guessed here; this keeps one address from filling the memory of challenges. A whole office may share one. */
const perAddress = { burst: 60, perSecond: 1 };
const PRUNE_AT = 10_000;

export interface PasskeySignInDeps {
  desk: PasskeyDesk;
  admit: Admit;
  addressOf(request: Request): string;
  /** Milliseconds. */
  now(): number;
}

export function passkeySignInRoute({ desk, admit, addressOf, now }: PasskeySignInDeps): Router {
  const limiter = createLimiter(perAddress);
  const router = Router();

  router.use('/session/passkey', (request, response, next) => {
    if (limiter.size > PRUNE_AT) limiter.prune(now());
    if (limiter.take(addressOf(request), now())) return next();
    response.set('Retry-After', '1');
    sendProblem(response, 'too-many-tries');
  });

  router.post('/session/passkey/challenge', async (_request, response) => {
    const challenge = await desk.challenge({ for: 'sign-in' });
    if (!challenge.ok) return sendProblem(response, challenge.reason);
    response.json(challenge.value);
  });

  router.post('/session/passkey', express.json({ limit: MAX_BODY_BYTES }), async (request, response) => {
    const shown = v.safeParse(shownPasskeySchema, request.body);
    if (!shown.success) return sendProblemAt(response, 'malformed', faultsOf(shown.issues));
    const whose = await desk.shown(shown.output, { for: 'sign-in' });
    if (!whose.ok) return sendProblem(response, whose.reason);
    const agentId = whose.value;
    const credentialId = shown.output.passkey.id;
    const me = agentId && (await admit(request, response, { agentId, by: 'passkey', credentialId }));
    if (!me) return sendProblem(response, 'wrong-credentials');
    response.json(me);
  });

  return router;
}
