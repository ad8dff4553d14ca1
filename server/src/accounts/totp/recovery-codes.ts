/** Codes on paper, for the day when the telephone with the app is lost. Each opens once. */
import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../../storage/tables.ts';

const HOW_MANY = 10;
/** Of 32 letters each, which nobody takes for one another: 60 bits, too many to guess, and no word of anybody’s. */
const LETTERS = 12;
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz023456789';

/** Replaces the person's codes. «k7f3-92qd-mxw6»; only their hashes are kept. */
export async function replaceRecoveryCodes(
  transaction: Transaction<Tables>,
  agentId: string,
  randomBytes: (n: number) => Uint8Array,
): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, () => spell(randomBytes(LETTERS)));
  await forgetRecoveryCodes(transaction, agentId);
  await transaction
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ agent_id: agentId, code_sha256: hash(agentId, code) })))
    .execute();
  return codes;
}

export async function forgetRecoveryCodes(transaction: Transaction<Tables>, agentId: string): Promise<void> {
  await transaction.deleteFrom('recovery_code').where('agent_id', '=', agentId).execute();
}

/** Whether it was a code of the person's; it is none from then on, however many ask at once. */
export async function useRecoveryCode(db: Kysely<Tables>, agentId: string, typed: string): Promise<boolean> {
  const used = await db
    .deleteFrom('recovery_code')
    .where('agent_id', '=', agentId)
    .where('code_sha256', '=', hash(agentId, typed))
    .returning('agent_id')
    .executeTakeFirst();
  return used !== undefined;
}

export async function countRecoveryCodes(db: Kysely<Tables>, agentId: string): Promise<number> {
  const { count } = await db
    .selectFrom('recovery_code')
    .select((row) => row.fn.countAll().as('count'))
    .where('agent_id', '=', agentId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

function spell(bytes: Uint8Array): string {
  const letters = [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** With whose it is, so that one guess is never tried against everybody's at once. */
function hash(agentId: string, typed: string): string {
  const code = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`${agentId} ${code}`).digest('hex');
}
