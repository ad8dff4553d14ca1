import { listAllTokens, listTokens, makeToken, revokeAnyToken, revokeToken } from '@medkig/api/api-token';
import type { ProblemCode } from '@medkig/api/problem';
import type { Kysely } from 'kysely';
import { may, type Reach } from '../accounts/access.ts';
import { stillSignedIn } from '../accounts/still-signed-in.ts';
import { chainOfEmployer } from '../audit/audit-event.ts';
import { audited } from '../audit/audited.ts';
import type { Serve } from '../http/endpoint-router.ts';
import type { Tables } from '../storage/tables.ts';
import { deleteToken, insertToken, tokensOf, tokensWithin } from './api-tokens.ts';

export interface ApiTokenRoutesDeps {
  db: Kysely<Tables>;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(n: number): Uint8Array;
}

/** `/api/tokens`: one's own, by the console only, so that no token makes another. `/api/all-tokens`: everybody's. */
export function serveApiTokens(serve: Serve, { db, now, randomBytes }: ApiTokenRoutesDeps): void {
  serve(listTokens, async ({ who }) => ({ ok: true, value: { items: await tokensOf(db, who.agentId) } }));

  serve(makeToken, async ({ who, body }) => {
    if (!body.scopes.every((scope) => may(who, scope))) return { ok: false, reason: 'not-allowed' };
    return audited(db, { by: who.agentId, at: now() }, async (transaction) => {
      if (!(await stillSignedIn(transaction, who))) return { ok: false, reason: 'not-signed-in' };
      const made = await insertToken(transaction, who.agentId, body, { now: now(), randomBytes });
      if (!made) return { ok: false, reason: 'full' };
      const chain = chainOfEmployer(who.municipalityId === null ? null : { id: who.municipalityId });
      const fact = { what: 'token-made', token: made.id, scopes: body.scopes } as const;
      return { ok: true, value: made, chain, fact };
    });
  });

  serve(revokeToken, async ({ who: { agentId }, params }) => revoke(agentId, params.token, { agentId }));

  serve(listAllTokens, async ({ reach }) => ({ ok: true, value: { items: await tokensWithin(db, reach) } }));

  serve(revokeAnyToken, async ({ who, reach, params }) => revoke(who.agentId, params.token, { reach }));

  function revoke(by: string, token: string, whose: { agentId: string } | { reach: Reach }) {
    return audited<undefined, ProblemCode>(db, { by, at: now() }, async (transaction) => {
      const deleted = await deleteToken(transaction, token, whose);
      if (!deleted) return { ok: false, reason: 'not-found' };
      const fact = { what: 'token-revoked', token } as const;
      return { ok: true, value: undefined, chain: chainOfEmployer(deleted.employer), fact };
    });
  }
}
