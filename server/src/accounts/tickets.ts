/**
 * Tickets: how a signed-in console shows the relay who it is. Good for one use within a minute, so that one found
 * in a log or a proxy opens nothing. https://www.rfc-editor.org/rfc/rfc8725 (JWT best practices)
 */
import jwt from 'jsonwebtoken';
import * as v from 'valibot';
import type { TicketKeys } from './ticket-keys.ts';

const LIFETIME_S = 60;
const AUDIENCE = 'relay';
const ALGORITHM = 'ES256';
/** Whatever else is signed with this key one day is no ticket. https://www.rfc-editor.org/rfc/rfc8725#section-3.11 */
const TYPE = 'medkig-ticket+jwt';

/** No `jku`, `jwk`, `x5u` or `crit`: `kid` is one of ours or none, and nothing in a ticket says where to find a key. */
const headerSchema = v.strictObject({
  alg: v.literal(ALGORITHM),
  typ: v.literal(TYPE),
  kid: v.pipe(v.string(), v.regex(/^[\w-]{43}$/)),
});

interface TicketHolder {
  agentId: string;
  hotlineId: string;
  sessionId: string;
}

type Redeemed = ({ ok: true } & TicketHolder) | { ok: false };

export interface Tickets {
  issue(holder: TicketHolder): string;
  /** Accepts a ticket once; anything wrong with it gives the same answer. */
  redeem(ticket: string): Promise<Redeemed>;
  /** Refuses the tickets that this sign-in has in hand. */
  revoke(sessionId: string): void;
}

const claimsSchema = v.object({
  sub: v.string(),
  hotline: v.string(),
  sid: v.string(),
  jti: v.string(),
  exp: v.number(),
});

export interface TicketDeps {
  /** On P-256. */
  keys: TicketKeys;
  /** The service's public origin. */
  issuer: string;
  /** False when another node of the service has accepted the ticket with this id. */
  isFirstUse(id: string, lifetimeMs: number): Promise<boolean>;
  /** Milliseconds. */
  now(): number;
  randomBytes(n: number): Uint8Array;
}

export function createTickets({ keys, issuer, isFirstUse, now, randomBytes }: TicketDeps): Tickets {
  const seconds = () => Math.floor(now() / 1000);
  /** Ids of used tickets and revoked sign-ins, each with the second after which it no longer matters. */
  const refused = new Map<string, number>();

  function refuse(key: string): void {
    for (const [old, until] of refused) if (until < seconds()) refused.delete(old);
    refused.set(key, seconds() + LIFETIME_S);
  }

  function claimsOf(ticket: string) {
    try {
      const header = v.safeParse(headerSchema, jwt.decode(ticket, { complete: true })?.header);
      const key = header.success ? keys.publicKey(header.output.kid) : undefined;
      if (!key) return undefined;
      const payload = jwt.verify(ticket, key, {
        algorithms: [ALGORITHM],
        audience: AUDIENCE,
        issuer,
        clockTimestamp: seconds(),
      });
      return v.safeParse(claimsSchema, payload);
    } catch {
      // The library throws errors of many kinds at hostile input, and each means the same: refused.
      return undefined;
    }
  }

  return {
    issue({ agentId, hotlineId, sessionId }) {
      const iat = seconds();
      const jti = Buffer.from(randomBytes(16)).toString('base64url');
      const claims = { iat, exp: iat + LIFETIME_S, hotline: hotlineId, sid: sessionId };
      const { kid, privateKey } = keys.signing();
      return jwt.sign(claims, privateKey, {
        header: { alg: ALGORITHM, typ: TYPE, kid },
        algorithm: ALGORITHM,
        audience: AUDIENCE,
        issuer,
        subject: agentId,
        jwtid: jti,
      });
    },

    async redeem(ticket) {
      const claims = claimsOf(ticket);
      if (!claims?.success) return { ok: false };
      const { sub, hotline, sid, jti, exp } = claims.output;
      // A used ticket is remembered for this long, so none may be good for longer.
      if (exp > seconds() + LIFETIME_S) return { ok: false };
      if (refused.has(`ticket ${jti}`) || refused.has(`session ${sid}`)) return { ok: false };
      refuse(`ticket ${jti}`);
      if (!(await isFirstUse(jti, LIFETIME_S * 1000)) || refused.has(`session ${sid}`)) return { ok: false };
      return { ok: true, agentId: sub, hotlineId: hotline, sessionId: sid };
    },

    revoke(sessionId) {
      refuse(`session ${sessionId}`);
    },
  };
}
