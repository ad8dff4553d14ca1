/** What a provider says when it signs somebody out: https://openid.net/specs/openid-connect-backchannel-1_0.html#Validation */
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { OpenStore } from '../../short-term/short-term-store.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** A provider sends it at once. */
const LONGEST_S = 120;
const CLOCKS_DIFFER_S = 30;
/** After this a token is refused by its age, in milliseconds. */
const MEMORY_MS = (LONGEST_S + 2 * CLOCKS_DIFFER_S + 1) * 1000;
/** Only the provider makes any. */
const MOST = 100_000;
/** By a key pair alone: neither none nor a shared secret makes one. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** Of other kinds of token; absent is allowed, since the specification only recommends one. */
const TYPES = ['jwt', 'logout+jwt', 'application/logout+jwt'];

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(255));

const claimsSchema = v.pipe(
  v.looseObject({
    jti: name,
    iat: v.number(),
    sub: v.optional(name),
    sid: v.optional(name),
    events: v.looseObject({ [EVENT]: v.record(v.string(), v.unknown()) }),
    // An ID token has one: it must never sign anybody out.
    nonce: v.optional(v.undefined()),
  }),
  v.check(({ sub, sid }) => sub !== undefined || sid !== undefined),
);

/** `sid`: that session at the provider alone; without it, all of the person. */
export type LoggedOut = { sub: string; sid?: string } | { sub?: undefined; sid: string };

export interface LogoutTokens {
  /** Whom it signs out; absent whatever is wrong with it, and for one that has been taken before. */
  take(
    token: string,
    provider: { issuer: string; keysAt: URL; clientId: string },
  ): Promise<LoggedOut | undefined>;
}

/** @param now milliseconds */
export function createLogoutTokens(open: OpenStore, now: () => number): LogoutTokens {
  let keys: { at: string; find: ReturnType<typeof createRemoteJWKSet> } | undefined;
  /** Ids of tokens that were taken. */
  const taken = open('logout-token', MOST);

  /** While nobody can be asked, somebody is rather signed out twice than not at all. */
  async function isFirst(jti: string): Promise<boolean> {
    const isNew = await taken.putNew(jti, 'taken', MEMORY_MS);
    return !isNew.ok || isNew.value;
  }

  async function claimsOf(token: string, { issuer, keysAt, clientId }: Parameters<LogoutTokens['take']>[1]) {
    if (keys?.at !== keysAt.href) keys = { at: keysAt.href, find: createRemoteJWKSet(keysAt) };
    const { payload, protectedHeader } = await jwtVerify(token, keys.find, {
      issuer,
      audience: clientId,
      algorithms: ALGORITHMS,
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: LONGEST_S,
      clockTolerance: CLOCKS_DIFFER_S,
      currentDate: new Date(now()),
    });
    const { typ = 'jwt' } = protectedHeader;
    return TYPES.includes(typ.toLowerCase()) ? v.safeParse(claimsSchema, payload) : undefined;
  }

  return {
    async take(token, provider) {
      // The library throws errors of many kinds, some of which quote what came; each means the same: refused.
      const claims = await claimsOf(token, provider).catch(() => undefined);
      if (!claims?.success) return undefined;
      const { sub, sid, jti } = claims.output;
      if (!(await isFirst(jti))) return undefined;
      if (sub !== undefined) return { sub, ...(sid !== undefined && { sid }) };
      return sid === undefined ? undefined : { sid };
    },
  };
}
