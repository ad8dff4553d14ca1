import type { Request, Response } from 'express';
import type { Principal } from '../accounts/access.ts';
import type { Agent } from '../accounts/agents.ts';
import { principalOf } from '../accounts/principal.ts';
import { sendProblem } from '../http/problem.ts';
import { createLimiter } from '../realtime/rate-limit.ts';
import { type TokenHolder, tokenPattern } from './api-tokens.ts';

/** Of one token. */
const RATE = { perSecond: 20, burst: 100 };
/** A bucket is full again after this long, so forgetting then takes nothing away; in milliseconds. */
const PRUNE_MS = 10_000;

export interface BearerDeps {
  findHolder(secret: string): Promise<TokenHolder | undefined>;
  /** Finds nobody who is disabled. */
  findAgent(id: string): Promise<Agent | undefined>;
  /** Milliseconds. */
  now(): number;
}

type ByCookie<Rest extends unknown[]> = (
  request: Request,
  response: Response,
  ...rest: Rest
) => Promise<Principal | undefined>;

/**
 * Who sends a request, by API token or by cookie and never by both. The roles are those of this moment, so a token
 * can do no more than its person, and nothing once they are gone.
 */
export function byTokenOr<Rest extends unknown[]>(
  byCookie: ByCookie<Rest>,
  { findHolder, findAgent, now }: BearerDeps,
): ByCookie<Rest> {
  const limiter = createLimiter(RATE);
  let prunedAt = now();

  return async (request, response, ...rest) => {
    if (request.headers.authorization === undefined) return byCookie(request, response, ...rest);
    const secret = bearerOf(request);
    if (secret === undefined) {
      sendProblem(response, 'malformed');
      return undefined;
    }
    const holder = await findHolder(secret);
    const agent = holder && (await findAgent(holder.agentId));
    if (!agent) {
      response.set('WWW-Authenticate', 'Bearer');
      sendProblem(response, 'not-signed-in');
      return undefined;
    }
    if (now() - prunedAt >= PRUNE_MS) {
      prunedAt = now();
      limiter.prune(prunedAt);
    }
    if (!limiter.take(holder.tokenId, now())) {
      response.set('Retry-After', '1');
      sendProblem(response, 'too-many-tries');
      return undefined;
    }
    return { ...principalOf(agent), scopes: holder.scopes };
  };
}

/** The token of a request that shows itself by a token alone. No page of another site can make a browser send one. */
export function bearerOf({ headers }: Request): string | undefined {
  if (headers.cookie !== undefined) return undefined;
  const [, secret] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  return secret !== undefined && tokenPattern.test(secret) ? secret : undefined;
}
