import { changePassword, readAccount, signOutEverywhere } from '@medkig/api/account';
import type { Kysely } from 'kysely';
import { audited } from '../audit/audited.ts';
import type { Serve } from '../http/endpoint-router.ts';
import type { Tables } from '../storage/tables.ts';
import { ownChain } from './own-chain.ts';
import { hashPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';
import type { Prove } from './proof.ts';
import { listSessions } from './sessions.ts';
import type { SignOuts } from './sign-outs.ts';
import { stillSignedIn } from './still-signed-in.ts';
import { countRecoveryCodes } from './totp/recovery-codes.ts';
import { findWays, setPasswordHash } from './ways.ts';

export interface AccountRoutesDeps {
  db: Kysely<Tables>;
  prove: Prove;
  signOuts: SignOuts;
  /** Milliseconds since 1970. */
  now(): number;
}

/** `/api/account`. */
export function serveAccount(serve: Serve, { db, prove, signOuts, now }: AccountRoutesDeps): void {
  serve(readAccount, async ({ who: { agentId, sessionId } }) => {
    const [ways, recoveryCodesLeft, sessions] = await Promise.all([
      findWays(db, agentId),
      countRecoveryCodes(db, agentId),
      listSessions(db, agentId, now()),
    ]);
    const signIns = sessions.map((session) => ({ ...session, isThis: session.id === sessionId }));
    return { ok: true, value: { ...ways, recoveryCodesLeft, signIns } };
  });

  serve(changePassword, async ({ who, body: { proof, password } }) => {
    const { agentId, sessionId, name } = who;
    const proven = await prove(agentId, proof);
    if (!proven.ok) return proven;
    const fault = passwordFault(password, { name, email: (await findWays(db, agentId)).email });
    if (fault) return { ok: false, reason: fault, at: ['password'] };
    const passwordHash = await hashPassword(password);
    const changed = await audited<undefined, 'not-signed-in'>(
      db,
      { by: agentId, at: now() },
      async (transaction) => {
        if (!(await stillSignedIn(transaction, who))) return { ok: false, reason: 'not-signed-in' };
        await setPasswordHash(transaction, agentId, passwordHash);
        return {
          ok: true,
          value: undefined,
          chain: ownChain(who),
          fact: { what: 'password-changed' },
        };
      },
    );
    await signOuts.all(agentId, { but: sessionId });
    return changed;
  });

  serve(signOutEverywhere, async ({ who: { agentId } }) => {
    await signOuts.all(agentId);
    return { ok: true, value: undefined };
  });
}
