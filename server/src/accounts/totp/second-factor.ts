/** What is asked for beside the password of whoever has chosen so. */
import { type Kysely, sql } from 'kysely';
import type { Cell, Seal } from '../../sealing/seal.ts';
import type { Tables } from '../../storage/tables.ts';
import { fromBase32 } from './base32.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { matchingStep } from './totp.ts';

/** `by`: `nothing` where none is asked for. */
export type SecondFactor =
  | { ok: true; by: 'nothing' | 'app' | 'recovery-code' }
  /** `unreadable`: no key of ours opens the app's secret, and it is no recovery code. */
  | { ok: false; reason: 'missing' | 'wrong' | 'unreadable' };

/** Where the app's secret stands. */
export const secretCell = (agentId: string): Cell => ({ column: 'agent.totp_secret', row: agentId });

export interface SecondFactorDeps {
  db: Kysely<Tables>;
  seal: Seal;
}

/** Uses the code up. `now` in milliseconds. */
export async function takeSecondFactor(
  { db, seal }: SecondFactorDeps,
  { agentId, code, now }: { agentId: string; code: string | undefined; now: number },
): Promise<SecondFactor> {
  const sealed = await findSecret(db, agentId);
  if (sealed === null) return { ok: true, by: 'nothing' };
  if (code === undefined) return { ok: false, reason: 'missing' };
  const secret = seal.open(sealed, secretCell(agentId));
  if (secret.ok) {
    const step = matchingStep(fromBase32(secret.text), code, now);
    const next = secret.isOld ? seal.seal(secret.text, secretCell(agentId)) : sealed;
    if (step !== undefined && (await useStep(db, { agentId, sealed, next, step })))
      return { ok: true, by: 'app' };
  }
  if (await useRecoveryCode(db, agentId, code)) return { ok: true, by: 'recovery-code' };
  return { ok: false, reason: secret.ok ? 'wrong' : 'unreadable' };
}

async function findSecret(db: Kysely<Tables>, agentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('agent')
    .select('totp_secret')
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  return row.totp_secret;
}

/** Whether no code of this step or a later one has been used: of two at once, one gets in. */
async function useStep(
  db: Kysely<Tables>,
  { agentId, sealed, next, step }: { agentId: string; sealed: string; next: string; step: number },
): Promise<boolean> {
  const used = await db
    .updateTable('agent')
    .set({ totp_last_step: step, totp_secret: next })
    .where('id', '=', agentId)
    .where('totp_secret', '=', sealed)
    .where(sql<boolean>`coalesce(totp_last_step, 0) < ${step}`)
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}
