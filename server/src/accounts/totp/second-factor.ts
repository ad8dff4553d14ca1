/** What is asked for beside the password of whoever has chosen so. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../storage/tables.ts';
import { fromBase32 } from './base32.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { matchingStep } from './totp.ts';

/** `by`: `nothing` where none is asked for. */
export type SecondFactor =
  | { ok: true; by: 'nothing' | 'app' | 'recovery-code' }
  | { ok: false; reason: 'missing' | 'wrong' };

/** Uses the code up. `now` in milliseconds. */
export async function takeSecondFactor(
  db: Kysely<Tables>,
  { agentId, code, now }: { agentId: string; code: string | undefined; now: number },
): Promise<SecondFactor> {
  const secret = await findSecret(db, agentId);
  if (secret === null) return { ok: true, by: 'nothing' };
  if (code === undefined) return { ok: false, reason: 'missing' };
  const step = matchingStep(fromBase32(secret), code, now);
  if (step !== undefined && (await useStep(db, { agentId, secret, step }))) return { ok: true, by: 'app' };
  if (await useRecoveryCode(db, agentId, code)) return { ok: true, by: 'recovery-code' };
  return { ok: false, reason: 'wrong' };
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
  { agentId, secret, step }: { agentId: string; secret: string; step: number },
): Promise<boolean> {
  const used = await db
    .updateTable('agent')
    .set({ totp_last_step: step })
    .where('id', '=', agentId)
    .where('totp_secret', '=', secret)
    .where(sql<boolean>`coalesce(totp_last_step, 0) < ${step}`)
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}
