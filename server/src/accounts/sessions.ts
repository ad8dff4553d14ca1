/** Agents' sign-ins. The cookie holds a random value; the database holds only its hash. */
import { createHash } from 'node:crypto';
import type { Role } from '@medkig/api/role';
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import { rolesWith } from './access.ts';
import { hasSecondFactor, isDemandedOf } from './second-factor-demand.ts';

/** No sign-in lasts longer than a working day. */
export const LONGEST_MS = 12 * 60 * 60_000;
/** A console that asks for nothing this long is signed out. */
export const IDLE_MS = 30 * 60_000;
/** Being seen is written down at most this often. */
const SEEN_MS = 60_000;
const TOKEN_BYTES = 32;
/** A person sees at most this many. */
const LISTED = 20;

export interface SignedIn {
  /** Names the sign-in inside the server; it does not open anything. */
  sessionId: string;
  agentId: string;
}

/** Whoever sends a cookie. */
export interface Holder extends SignedIn {
  /** Has to set up a second factor, and reaches nothing else before. */
  mustSetUp: boolean;
}

/**
 * Starts a sign-in. `token` is the cookie's value (256 bits, base64url) and can never be read again. `secondFactor`: more
 * than a password was shown. `sid`: of the session at the workplace's provider.
 */
export async function startSession(
  db: Kysely<Tables>,
  agentId: string,
  sources: { now: number; randomBytes: (n: number) => Uint8Array; secondFactor?: boolean; sid?: string },
): Promise<{ token: string; sessionId: string }> {
  const token = Buffer.from(sources.randomBytes(TOKEN_BYTES)).toString('base64url');
  const now = new Date(sources.now);
  const row = await db
    .insertInto('agent_session')
    .values({
      token_sha256: hash(token),
      agent_id: agentId,
      created_at: now,
      last_seen_at: now,
      expires_at: new Date(sources.now + LONGEST_MS),
      second_factor: sources.secondFactor ?? false,
      oidc_sid: sources.sid ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await markAgentSeen(db, agentId, now);
  return { token, sessionId: row.id };
}

/**
 * Who a cookie's value belongs to, if it is still good and nobody has disabled them; a use marks the sign-in as seen. Absent too
 * when a second factor is `demanded` of one of their roles, they have one and have not shown it. `now` in milliseconds.
 */
export async function findSession(
  db: Kysely<Tables>,
  token: string,
  now: number,
  { isUse = true, demanded = [] }: { isUse?: boolean; demanded?: readonly Role[] } = {},
): Promise<Holder | undefined> {
  const row = await db
    .selectFrom('agent_session')
    .innerJoin('agent', 'agent.id', 'agent_id')
    .select(['agent_session.id', 'agent_id', 'agent_session.last_seen_at', 'roles', 'second_factor'])
    // Asked with each request, so only where somebody wants to know.
    .select((demanded.length > 0 ? hasSecondFactor : sql<boolean>`false`).as('has_second_factor'))
    .where('token_sha256', '=', hash(token))
    .where('expires_at', '>', new Date(now))
    .where('agent_session.last_seen_at', '>', new Date(now - IDLE_MS))
    .where('ended_because', 'is', null)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const isMissing = !row.second_factor && isDemandedOf(demanded, row.roles);
  if (isMissing && row.has_second_factor) return undefined;
  if (isUse && now - row.last_seen_at.getTime() >= SEEN_MS) {
    await db
      .updateTable('agent_session')
      .set({ last_seen_at: new Date(now) })
      .where('id', '=', row.id)
      .execute();
    await markAgentSeen(db, row.agent_id, new Date(now));
  }
  return { sessionId: row.id, agentId: row.agent_id, mustSetUp: isMissing };
}

/** Whether the sign-in of a cookie's value was ended by another one of the same agent. `now` in milliseconds. */
export async function endedElsewhere(db: Kysely<Tables>, token: string, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('agent_session')
    .select('id')
    .where('token_sha256', '=', hash(token))
    .where('expires_at', '>', new Date(now))
    .where('ended_because', '=', 'elsewhere')
    .executeTakeFirst();
  return row !== undefined;
}

/** The agent works, whatever the console asks for. `now` in milliseconds. */
export async function markSeen(db: Kysely<Tables>, sessionId: string, now: number): Promise<void> {
  const row = await db
    .updateTable('agent_session')
    .set({ last_seen_at: new Date(now) })
    .where('id', '=', sessionId)
    .where('last_seen_at', '>', new Date(now - IDLE_MS))
    .returning('agent_id')
    .executeTakeFirst();
  if (row) await markAgentSeen(db, row.agent_id, new Date(now));
}

async function markAgentSeen(db: Kysely<Tables>, agentId: string, at: Date): Promise<void> {
  await db.updateTable('agent').set({ last_seen_at: at }).where('id', '=', agentId).execute();
}

/** Ends the person's sign-ins, all but `except`; says which they were. */
export async function endSessionsOf(db: Kysely<Tables>, agentId: string, except?: string): Promise<string[]> {
  let ending = db
    .updateTable('agent_session')
    .set({ ended_because: 'revoked' })
    .where('agent_id', '=', agentId)
    .where('ended_because', 'is', null);
  if (except !== undefined) ending = ending.where('id', '!=', except);
  const rows = await ending.returning('id').execute();
  return rows.map(({ id }) => id);
}

/** Ends the sign-ins of all who take calls for a municipality; says which they were. */
export async function endSessionsOfCallers(db: Kysely<Tables>, municipalityId: string): Promise<string[]> {
  const rows = await db
    .updateTable('agent_session')
    .set({ ended_because: 'revoked' })
    .where('ended_because', 'is', null)
    .where('agent_id', 'in', ({ selectFrom }) =>
      selectFrom('agent')
        .select('id')
        .where('employer_municipality_id', '=', municipalityId)
        .where(sql<boolean>`roles && ${rolesWith('calls')}::text[]`),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Ends the sign-ins that a session at the workplace's provider led to: of that person, or of anybody. */
export async function endSessionsOfProvider(
  db: Kysely<Tables>,
  { sid, agentId }: { sid: string; agentId?: string },
): Promise<SignedIn[]> {
  let ending = db
    .updateTable('agent_session')
    .set({ ended_because: 'revoked' })
    .where('oidc_sid', '=', sid)
    .where('ended_because', 'is', null);
  if (agentId !== undefined) ending = ending.where('agent_id', '=', agentId);
  const rows = await ending.returning(['id', 'agent_id']).execute();
  return rows.map((row) => ({ sessionId: row.id, agentId: row.agent_id }));
}

/** Those among these sign-ins that were taken from their person. */
export async function revokedAmong(db: Kysely<Tables>, sessionIds: readonly string[]): Promise<string[]> {
  if (sessionIds.length === 0) return [];
  const rows = await db
    .selectFrom('agent_session')
    .select('id')
    .where('id', 'in', sessionIds)
    .where('ended_because', '=', 'revoked')
    .execute();
  return rows.map(({ id }) => id);
}

/** Ends the agent's sign-ins that are older than this one; says which they were. */
export async function endOlderSessions(db: Kysely<Tables>, newest: SignedIn): Promise<string[]> {
  const rows = await db
    .updateTable('agent_session')
    .set({ ended_because: 'elsewhere' })
    .where('agent_id', '=', newest.agentId)
    .where('id', '!=', newest.sessionId)
    .where('ended_because', 'is', null)
    .where('created_at', '<=', (rows) =>
      rows.selectFrom('agent_session').select('created_at').where('id', '=', newest.sessionId),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Ends the sign-in of a cookie's value; says which it was. */
export async function endSession(db: Kysely<Tables>, token: string): Promise<SignedIn | undefined> {
  const row = await db
    .deleteFrom('agent_session')
    .where('token_sha256', '=', hash(token))
    .returning(['id', 'agent_id'])
    .executeTakeFirst();
  return row && { sessionId: row.id, agentId: row.agent_id };
}

/** The person's sign-ins of the last hours, the newest first. Times in milliseconds. */
export async function listSessions(db: Kysely<Tables>, agentId: string, now: number) {
  const rows = await db
    .selectFrom('agent_session')
    .select(['id', 'created_at', 'last_seen_at', 'ended_because'])
    .where('agent_id', '=', agentId)
    .where('expires_at', '>', new Date(now))
    .orderBy('created_at', 'desc')
    .limit(LISTED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at.getTime(),
    lastSeenAt: row.last_seen_at.getTime(),
    isLive: row.ended_because === null && row.last_seen_at.getTime() > now - IDLE_MS,
  }));
}

/** Deletes the rows of sign-ins that are over; returns how many. `now` in milliseconds. */
export async function deleteOldSessions(db: Kysely<Tables>, now: number): Promise<number> {
  const gone = await db
    .deleteFrom('agent_session')
    .where((row) =>
      row.or([
        row('expires_at', '<=', new Date(now)),
        row.and([row('last_seen_at', '<=', new Date(now - IDLE_MS)), row('ended_because', 'is', null)]),
      ]),
    )
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
