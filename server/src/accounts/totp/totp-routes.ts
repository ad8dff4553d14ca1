import { confirmTotp, removeTotp, renewRecoveryCodes, startTotp } from '@medkig/api/account';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { audited } from '../../audit/audited.ts';
import type { Serve } from '../../http/endpoint-router.ts';
import type { Seal } from '../../sealing/seal.ts';
import type { OpenStore } from '../../short-term/short-term-store.ts';
import { typedStore } from '../../short-term/typed-store.ts';
import type { Tables } from '../../storage/tables.ts';
import { ownChain } from '../own-chain.ts';
import type { Prove } from '../proof.ts';
import { markSecondFactor } from '../second-factor-demand.ts';
import { stillSignedIn } from '../still-signed-in.ts';
import { findWays } from '../ways.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { forgetRecoveryCodes, replaceRecoveryCodes } from './recovery-codes.ts';
import { secretCell } from './second-factor.ts';
import { matchingStep, otpauthUri, SECRET_BYTES } from './totp.ts';

/** A secret that no code has confirmed is forgotten after this, in milliseconds. */
const PENDING_MS = 10 * 60_000;
/** Each person has one. */
const MOST = 10_000;

export interface TotpRoutesDeps {
  db: Kysely<Tables>;
  seal: Seal;
  prove: Prove;
  open: OpenStore;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(n: number): Uint8Array;
}

/** `/api/account/totp` and the recovery codes. */
export function serveTotp(serve: Serve, { db, seal, prove, open, now, randomBytes }: TotpRoutesDeps): void {
  /** Secrets by person. */
  const pending = typedStore(open('totp', MOST), v.string());

  serve(startTotp, async ({ who: { agentId }, body: { proof } }) => {
    const proven = await prove(agentId, proof);
    if (!proven.ok) return proven;
    const secret = toBase32(randomBytes(SECRET_BYTES));
    const put = await pending.put(agentId, secret, PENDING_MS);
    if (!put.ok) return put;
    const { email } = await findWays(db, agentId);
    return { ok: true, value: { secret, uri: otpauthUri(secret, { issuer: 'Medkig', account: email }) } };
  });

  serve(confirmTotp, async ({ who, body: { code } }) => {
    const { agentId } = who;
    const started = await pending.get(agentId);
    if (!started.ok) return started;
    const secret = started.value;
    if (secret === undefined) return { ok: false, reason: 'not-found' };
    const step = matchingStep(fromBase32(secret), code, now());
    if (step === undefined) return { ok: false, reason: 'second-factor' };
    const taken = await pending.take(agentId);
    if (!taken.ok) return taken;
    // Another one of the same person was faster, or has begun anew.
    if (taken.value !== secret) return { ok: false, reason: 'not-found' };
    const sealed = seal.seal(secret, secretCell(agentId));
    return audited(db, { by: agentId, at: now() }, async (transaction) => {
      if (!(await stillSignedIn(transaction, who))) return { ok: false, reason: 'not-signed-in' };
      await transaction
        .updateTable('agent')
        .set({ totp_secret: sealed, totp_last_step: step })
        .where('id', '=', agentId)
        .execute();
      await markSecondFactor(transaction, who.sessionId);
      const recoveryCodes = await replaceRecoveryCodes(transaction, agentId, randomBytes);
      return { ok: true, value: { recoveryCodes }, chain: ownChain(who), fact: { what: 'totp-on' } };
    });
  });

  serve(removeTotp, async ({ who, body: { proof } }) => {
    const { agentId } = who;
    const proven = await prove(agentId, proof);
    if (!proven.ok) return proven;
    return audited(db, { by: agentId, at: now() }, async (transaction) => {
      await transaction
        .updateTable('agent')
        .set({ totp_secret: null, totp_last_step: null })
        .where('id', '=', agentId)
        .execute();
      await forgetRecoveryCodes(transaction, agentId);
      return { ok: true, value: undefined, chain: ownChain(who), fact: { what: 'totp-off' } };
    });
  });

  serve(renewRecoveryCodes, async ({ who, body: { proof } }) => {
    const { agentId } = who;
    const proven = await prove(agentId, proof);
    if (!proven.ok) return proven;
    return audited(db, { by: agentId, at: now() }, async (transaction) => {
      const { hasTotp } = await findWays(transaction, agentId);
      if (!hasTotp) return { ok: false, reason: 'not-found' };
      const recoveryCodes = await replaceRecoveryCodes(transaction, agentId, randomBytes);
      return { ok: true, value: { recoveryCodes }, chain: ownChain(who), fact: { what: 'recovery-renewed' } };
    });
  });
}
