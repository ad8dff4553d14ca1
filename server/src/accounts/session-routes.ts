/** `/api/session`. */
import { signInSchema } from '@medkig/api/session';
import express, { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { faultsOf, sendProblem, sendProblemAt } from '../http/problem.ts';
import type { Admit } from './admission.ts';
import type { DescribeAgent } from './me.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SignInResult } from './sign-in.ts';
import type { SignedInCheck } from './signed-in-check.ts';

/** No sign-in is longer. */
const MAX_BODY_BYTES = 16 * 1024;

export interface SessionRoutesDeps {
  cookie: SessionCookie;
  check: SignedInCheck;
  signIn(credentials: v.InferOutput<typeof signInSchema>, address: string): Promise<SignInResult>;
  admit: Admit;
  /** Ends the sign-in everywhere, sockets included. */
  end(token: string): Promise<void>;
  me: DescribeAgent;
  addressOf(request: Request): string;
}

export function sessionRoutes(deps: SessionRoutesDeps): Router {
  const { cookie } = deps;
  const { holderOf, refuse } = deps.check;
  const router = Router();

  router.post('/session', express.json({ limit: MAX_BODY_BYTES }), async (request, response) => {
    const credentials = v.safeParse(signInSchema, request.body);
    if (!credentials.success) return sendProblemAt(response, 'malformed', faultsOf(credentials.issues));
    const result = await deps.signIn(credentials.output, deps.addressOf(request));
    if (!result.ok) return sendRefusal(response, result);
    const me = await deps.admit(request, response, result.evidence);
    if (!me) return sendProblem(response, 'wrong-credentials');
    response.json(me);
  });

  router.get('/session', async (request, response) => {
    const signedIn = await holderOf(request);
    const me = signedIn && (await deps.me(signedIn.agentId, { mayOpen: !signedIn.mustSetUp }));
    if (!me) return refuse(request, response);
    response.json(me);
  });

  router.delete('/session', async (request, response) => {
    const token = cookie.read(request);
    if (token) await deps.end(token);
    cookie.clear(response);
    response.status(204).end();
  });

  return router;
}

function sendRefusal(response: Response, refusal: Exclude<SignInResult, { ok: true }>): void {
  switch (refusal.reason) {
    case 'wrong-credentials':
    case 'second-factor':
    case 'secret-unreadable':
    case 'passkey-needed':
      sendProblem(response, refusal.reason);
      break;
    case 'too-many-tries':
      response.set('Retry-After', String(refusal.retryAfterS));
      sendProblem(response, 'too-many-tries');
      break;
    case 'busy':
      response.set('Retry-After', '5');
      sendProblem(response, 'unavailable');
      break;
    default: {
      const never: never = refusal;
      throw new Error(`unknown refusal ${String(never)}`);
    }
  }
}
