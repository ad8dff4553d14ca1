/** Puts the ways to sign in together. */
import { readWays, type Ways as TurnWays } from '@medkig/api/connection';
import type { Role } from '@medkig/api/role';
import { takeTicket } from '@medkig/api/session';
import { readSignInWays } from '@medkig/api/sign-in-ways';
import type { Request, Router } from 'express';
import type { Kysely } from 'kysely';
import type { Alarms } from '../alarms/alarms.ts';
import type { AuditDesk } from '../audit/audit-desk.ts';
import type { Serve } from '../http/endpoint-router.ts';
import type { Log } from '../log.ts';
import type { Seal } from '../sealing/seal.ts';
import type { OpenStore } from '../short-term/short-term-store.ts';
import type { Tables } from '../storage/tables.ts';
import { may } from './access.ts';
import { serveAccount } from './account-routes.ts';
import { createAdmission } from './admission.ts';
import type { DescribeAgent } from './me.ts';
import type { OidcConfig } from './oidc/oidc-config.ts';
import { oidcRoutes } from './oidc/oidc-routes.ts';
import { openPasskeyDesk } from './passkeys/passkey-desk.ts';
import { servePasskeys } from './passkeys/passkey-routes.ts';
import { passkeySignInRoute } from './passkeys/passkey-sign-in-route.ts';
import type { Prove } from './proof.ts';
import { sessionCookie } from './session-cookie.ts';
import { sessionRoutes } from './session-routes.ts';
import { endedElsewhere, findSession } from './sessions.ts';
import { openSignInDesk } from './sign-in.ts';
import { createSignOuts } from './sign-outs.ts';
import { type SignedInCheck, signedInCheck } from './signed-in-check.ts';
import type { Tickets } from './tickets.ts';
import { serveTotp } from './totp/totp-routes.ts';

export interface AccountsDeps {
  db: Kysely<Tables>;
  seal: Seal;
  log: Pick<Log, 'error'>;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(n: number): Uint8Array;
  /** What waits for minutes, on any node. */
  openStore: OpenStore;
  /** The service's public origin. */
  origin: string;
  audit: Pick<AuditDesk, 'agentDid' | 'noteAgent' | 'unknownSignIn'>;
  alarms: Pick<Alarms, 'wrongPassword'>;
  tickets: Tickets;
  /** Of these roles more than a password is asked. */
  demanded: readonly Role[];
  /** The workplace's own sign-in. */
  oidc: OidcConfig | undefined;
  /** Ends the sockets of a sign-in. */
  endSockets(sessionId: string, why: 'revoked' | 'elsewhere'): void;
  me: DescribeAgent;
  /** The operator's TURN servers, with credentials that end soon; for «Tjek forbindelsen». */
  turn(): TurnWays['turn'];
  addressOf(request: Request): string;
}

export interface Accounts {
  check: SignedInCheck;
  /** Mounted at `/api`. */
  routers: Router[];
  /** The same, for what other servers send of themselves and no page does. */
  fromServers: Router[];
  /** Puts what people do about their own sign-in on the endpoints' router. */
  serve(serve: Serve): void;
}

export async function openAccounts(deps: AccountsDeps): Promise<Accounts> {
  const { db, seal, demanded, now, randomBytes, origin, audit, alarms, tickets, me, oidc, addressOf } = deps;
  const { openStore: open } = deps;
  const desk = await openSignInDesk({
    db,
    seal,
    demanded,
    now,
    randomBytes,
    unreadable: () => deps.log.error({ event: 'secret-unreadable', reason: 'agent:totp_secret' }),
    wrong: (agentId, what) => {
      alarms.wrongPassword(agentId);
      audit.noteAgent(agentId, { what });
    },
    unknownEmail: audit.unknownSignIn,
    recoveryUsed: (agentId) => audit.agentDid(agentId, { what: 'recovery-used' }),
  });
  const cookie = sessionCookie(origin);
  const check = signedInCheck({
    cookie,
    find: (token, isUse) => findSession(db, token, now(), { isUse, demanded }),
    endedElsewhere: (token) => endedElsewhere(db, token, now()),
  });
  const signOuts = createSignOuts({
    db,
    audit,
    cut: (sessionId, why) => {
      tickets.revoke(sessionId);
      deps.endSockets(sessionId, why);
    },
  });
  const admit = createAdmission({ db, cookie, audit, signOuts, me, now, randomBytes });
  const passkeys = openPasskeyDesk({ db, origin, open, now, randomBytes });
  const prove: Prove = async (agentId, proof) => {
    if ('password' in proof) return desk.confirm(agentId, proof.password);
    const shown = await passkeys.shown(proof, { for: 'proof', agentId });
    if (!shown.ok) return shown;
    return shown.value === undefined ? { ok: false, reason: 'wrong-credentials' } : { ok: true };
  };

  const session = sessionRoutes({
    cookie,
    check,
    signIn: desk.check,
    admit,
    end: signOuts.one,
    me,
    addressOf,
  });

  const routers = [session, passkeySignInRoute({ desk: passkeys, admit, addressOf, now })];
  const atProvider =
    oidc && oidcRoutes({ db, config: oidc, origin, admit, signOuts, addressOf, open, now, randomBytes });
  if (atProvider) routers.push(atProvider.router);

  return {
    check,
    routers,
    fromServers: atProvider ? [atProvider.fromProvider] : [],
    serve: (serve) => {
      serve(readSignInWays, async () => ({ ok: true, value: { oidc: oidc?.name ?? null } }));
      serve(takeTicket, async ({ who }) => {
        const { agentId, sessionId, hotlineId } = who;
        // Signed in all the same: a new sign-in would not help.
        if (sessionId === undefined || hotlineId === null || !may(who, 'calls'))
          return { ok: false, reason: 'not-allowed' };
        return { ok: true, value: { ticket: tickets.issue({ agentId, sessionId, hotlineId }) } };
      });
      serve(readWays, async () => ({ ok: true, value: { turn: deps.turn() } }));
      serveAccount(serve, { db, prove, signOuts, now });
      servePasskeys(serve, { db, desk: passkeys, prove, now });
      serveTotp(serve, { db, seal, prove, open, now, randomBytes });
    },
  };
}
