/** Links that let a person choose how they sign in, once. The database holds only the hash of what stands in them. */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';

const LIFETIME_MS = 7 * 24 * 60 * 60_000;
const TOKEN_BYTES = 32;

export interface Invitation {
  /** 256 bits in base64url; it can never be read again. */
  token: string;
  /** Milliseconds since 1970. */
  endsAt: number;
}

export interface InvitedPerson {
  agentId: string;
  name: string;
  email: string;
  employer: { id: string; name: string } | null;
}

/** Makes an invitation, and those before it hold no more. `by`: null for the operator's command. */
export async function invite(
  db: Kysely<Tables>,
  { agentId, by }: { agentId: string; by: string | null },
  { now, randomBytes }: { now: number; randomBytes(n: number): Uint8Array },
): Promise<Invitation> {
  const token = Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url');
  const endsAt = now + LIFETIME_MS;
  await withdrawInvitations(db, agentId);
  await db
    .insertInto('invitation')
    .values({
      token_sha256: hash(token),
      agent_id: agentId,
      invited_by: by,
      created_at: new Date(now),
      expires_at: new Date(endsAt),
    })
    .execute();
  return { token, endsAt };
}

/** None of the person's invitations holds any more. */
export async function withdrawInvitations(db: Kysely<Tables>, agentId: string): Promise<void> {
  await db.deleteFrom('invitation').where('agent_id', '=', agentId).execute();
}

/** Whom an invitation is for, if it holds. `now` in milliseconds. */
export async function findInvited(
  db: Kysely<Tables>,
  token: string,
  now: number,
): Promise<InvitedPerson | undefined> {
  const row = await db
    .selectFrom('invitation')
    .innerJoin('agent', 'agent.id', 'agent_id')
    .leftJoin('municipality', 'municipality.id', 'employer_municipality_id')
    .select(['agent_id', 'agent.name', 'email', 'municipality.id as employer_id'])
    .select('municipality.name as employer')
    .where('token_sha256', '=', hash(token))
    .where('expires_at', '>', new Date(now))
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { agent_id: agentId, name, email, employer_id: id, employer } = row;
  return { agentId, name, email, employer: id === null || employer === null ? null : { id, name: employer } };
}

/** Spends the invitation: of two who come with it at once, one is told true. */
export async function spendInvitation(db: Kysely<Tables>, token: string, now: number): Promise<boolean> {
  const row = await db
    .deleteFrom('invitation')
    .where('token_sha256', '=', hash(token))
    .where('expires_at', '>', new Date(now))
    .returning('agent_id')
    .executeTakeFirst();
  return row !== undefined;
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
