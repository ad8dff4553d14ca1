/** What somebody has shown at the door, and whether it still counts in the moment in which the sign-in begins. */
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { startSession } from './sessions.ts';

export type Evidence = { agentId: string } & (
  | {
      by: 'password';
      /** That the password fitted. */
      passwordHash: string;
      /** A code was shown beside it. */
      withCode: boolean;
    }
  | { by: 'passkey'; credentialId: string }
  /** `sid`: of the session at the provider, if it told one. */
  | { by: 'oidc'; issuer: string; subject: string; sid: string | undefined }
);

/**
 * Starts the sign-in of whoever has shown that; absent if it has been taken away since it was looked at. Checking a password
 * takes a while, in which its person may be reset or disabled.
 */
export async function startProvenSession(
  db: Kysely<Tables>,
  evidence: Evidence,
  sources: { now: number; randomBytes: (n: number) => Uint8Array },
): Promise<{ token: string; sessionId: string } | undefined> {
  return db.transaction().execute(async (transaction) => {
    if (!(await stillCounts(transaction, evidence))) return undefined;
    const sid = evidence.by === 'oidc' ? evidence.sid : undefined;
    return startSession(transaction, evidence.agentId, {
      ...{ ...sources, secondFactor: isStrong(evidence) },
      ...(sid !== undefined && { sid }),
    });
  });
}

/** The workplace's own sign-in is as strong as `OIDC_REQUIRE_AMR` asks. */
export function isStrong(evidence: Evidence): boolean {
  return evidence.by !== 'password' || evidence.withCode;
}

/** Holds the person's row until the transaction ends: whoever takes something away has done so by now, or finds the sign-in. */
async function stillCounts(transaction: Transaction<Tables>, evidence: Evidence): Promise<boolean> {
  const person = await transaction
    .selectFrom('agent')
    .select(['password_hash', 'totp_secret', 'oidc_issuer', 'oidc_subject'])
    .where('id', '=', evidence.agentId)
    .where('disabled_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!person) return false;
  switch (evidence.by) {
    case 'password':
      return (
        person.password_hash === evidence.passwordHash && (evidence.withCode || person.totp_secret === null)
      );
    case 'passkey':
      return hasPasskey(transaction, evidence);
    case 'oidc':
      return person.oidc_issuer === evidence.issuer && person.oidc_subject === evidence.subject;
    default: {
      const never: never = evidence;
      throw new Error(`no such evidence: ${String(never)}`);
    }
  }
}

async function hasPasskey(
  db: Kysely<Tables>,
  { agentId, credentialId }: { agentId: string; credentialId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('passkey')
    .select('id')
    .where('agent_id', '=', agentId)
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
  return row !== undefined;
}
