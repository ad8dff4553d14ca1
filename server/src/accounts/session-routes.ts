/** `/api/session` and `/api/ticket`. */
import { type Me, signInSchema } from '@medkig/api/session';
import { type Request, type Response, Router } from 'express';
import * as v from 'valibot';
import { sendProblem } from '../http/problem.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { SignedIn } from './sessions.ts';
import type { SignInResult } from './sign-in.ts';

export interface SessionRoutesDeps {
  cookie: SessionCookie;
  signIn(credentials: v.InferOutput<typeof signInSchema>, address: string): Promise<SignInResult>;
  /** Who the cookie's value belongs to. */
  find(token: string): Promise<SignedIn | undefined>;
  /** Whether the cookie's sign-in was ended by another one of its agent. */
  endedElsewhere(token: string): Promise<boolean>;
  /** Ends the agent's other sign-ins, sockets included. */
  endOlder(newest: SignedIn): Promise<void>;
  /** Ends the sign-in everywhere, sockets included. */
  end(token: string): Promise<void>;
  me(agentId: string): Promise<Me | undefined>;
  /** A ticket for the relay; absent if the agent is gone. */
  ticket(signedIn: SignedIn): Promise<string | undefined>;
  addressOf(request: Request): string;
}

export function sessionRoutes(deps: SessionRoutesDeps): Router {
  const { cookie } = deps;
  const router = Router();

  router.post('/session', async (request, response) => {
    const credentials = v.safeParse(signInSchema, request.body);
    if (!credentials.success) return sendProblem(response, 'malformed');
    const result = await deps.signIn(credentials.output, deps.addressOf(request));
    if (!result.ok) return sendRefusal(response, result);
    const me = await deps.me(result.agentId);
    if (!me) return sendProblem(response, 'wrong-credentials');
    const previous = cookie.read(request);
    if (previous) await deps.end(previous);
    await deps.endOlder(result);
    cookie.set(response, result.token);
    response.json(me);
  });

  router.get('/session', async (request, response) => {
    const signedIn = await holderOf(request);
    const me = signedIn && (await deps.me(signedIn.agentId));
    if (!me) return refuse(request, response);
    response.json(me);
  });

  router.delete('/session', async (request, response) => {
    const token = cookie.read(request);
    if (token) await deps.end(token);
    cookie.clear(response);
    response.status(204).end();
  });

  router.post('/ticket', async (request, response) => {
    const signedIn = await holderOf(request);
    const ticket = signedIn && (await deps.ticket(signedIn));
    if (!ticket) return refuse(request, response);
    response.json({ ticket });
  });

  async function holderOf(request: Request): Promise<SignedIn | undefined> {
    const token = cookie.read(request);
    return token === undefined ? undefined : deps.find(token);
  }

  async function refuse(request: Request, response: Response): Promise<void> {
    const token = cookie.read(request);
    const elsewhere = token !== undefined && (await deps.endedElsewhere(token));
    sendProblem(response, elsewhere ? 'signed-in-elsewhere' : 'not-signed-in');
  }

  return router;
}

function sendRefusal(response: Response, refusal: Exclude<SignInResult, { ok: true }>): void {
  switch (refusal.reason) {
    case 'wrong-credentials':
      sendProblem(response, 'wrong-credentials');
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
