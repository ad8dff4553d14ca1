import {
  addPasskey,
  challengeForProof,
  listPasskeys,
  MOST_PASSKEYS,
  removePasskey,
  startPasskey,
} from '@medkig/api/passkey';
import type { Kysely } from 'kysely';
import { audited, auditedUnlessTaken } from '../../audit/audited.ts';
import type { Serve } from '../../http/endpoint-router.ts';
import type { Tables } from '../../storage/tables.ts';
import { ownChain } from '../own-chain.ts';
import type { Prove } from '../proof.ts';
import { markSecondFactor } from '../second-factor-demand.ts';
import { stillSignedIn } from '../still-signed-in.ts';
import { findWays } from '../ways.ts';
import type { PasskeyDesk } from './passkey-desk.ts';
import { deletePasskey, insertPasskey, passkeysOf } from './passkeys.ts';

export interface PasskeyRoutesDeps {
  db: Kysely<Tables>;
  desk: PasskeyDesk;
  prove: Prove;
  /** Milliseconds since 1970. */
  now(): number;
}

/** `/api/account/passkeys`. */
export function servePasskeys(serve: Serve, { db, desk, prove, now }: PasskeyRoutesDeps): void {
  serve(challengeForProof, async ({ who: { agentId } }) => desk.challenge({ for: 'proof', agentId }));

  serve(listPasskeys, async ({ who: { agentId } }) => {
    const kept = await passkeysOf(db, agentId);
    return { ok: true, value: { items: kept.map(({ passkey }) => passkey) } };
  });

  serve(startPasskey, async ({ who: { agentId, name }, body: { proof } }) => {
    const proven = await prove(agentId, proof);
    if (!proven.ok) return proven;
    const kept = await passkeysOf(db, agentId);
    if (kept.length >= MOST_PASSKEYS) return { ok: false, reason: 'full' };
    const { email } = await findWays(db, agentId);
    const has = kept.map(({ credentialId }) => credentialId);
    return desk.making({ agentId, email, name }, has);
  });

  serve(addPasskey, async ({ who, body: { ceremony, name, passkey } }) => {
    const { agentId } = who;
    const answered = await desk.made(agentId, ceremony, passkey);
    if (!answered.ok) return answered;
    const made = answered.value;
    if (!made) return { ok: false, reason: 'wrong-credentials' };
    if ((await passkeysOf(db, agentId)).length >= MOST_PASSKEYS) return { ok: false, reason: 'full' };
    return auditedUnlessTaken(db, { by: agentId, at: now() }, async (transaction) => {
      if (!(await stillSignedIn(transaction, who))) return { ok: false, reason: 'not-signed-in' };
      await markSecondFactor(transaction, who.sessionId);
      const value = await insertPasskey(transaction, { ...made, agentId, name, now: now() });
      return { ok: true, value, chain: ownChain(who), fact: { what: 'passkey-added', passkey: value.id } };
    });
  });

  serve(removePasskey, async ({ who, params: { passkey: id }, body: { proof } }) => {
    const { agentId } = who;
    const proven = await prove(agentId, proof);
    if (!proven.ok) return proven;
    return audited(db, { by: agentId, at: now() }, async (transaction) => {
      if (!(await deletePasskey(transaction, { id, agentId }))) return { ok: false, reason: 'not-found' };
      return {
        ok: true,
        value: undefined,
        chain: ownChain(who),
        fact: { what: 'passkey-removed', passkey: id },
      };
    });
  });
}
