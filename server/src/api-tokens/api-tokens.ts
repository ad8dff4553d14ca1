/** API tokens in the database, which holds only their hashes. */
import { createHash } from 'node:crypto';
import type { HeldToken, KeptToken, NewToken } from '@medkig/api/api-token';
import { type Permission, permissionSchema } from '@medkig/api/role';
import type { Kysely, Selectable } from 'kysely';
import * as v from 'valibot';
import { municipalityWithin, type Reach } from '../accounts/access.ts';
import type { Tables } from '../storage/tables.ts';

const TOKEN_BYTES = 32;
const DAY_MS = 24 * 60 * 60_000;
/** Being used is written down at most this often. */
const SEEN_MS = 60_000;
/** Of one person, those that are over not counted. */
const MOST = 20;

/** As it is sent. 256 bits after the prefix, by which a leaked one is found. */
export const tokenPattern = /^mk_[A-Za-z0-9_-]{43}$/;

export interface TokenHolder {
  tokenId: string;
  agentId: string;
  scopes: Permission[];
}

/** `secret` can never be read again. Absent when the person has as many as there may be. `now` in milliseconds. */
export async function insertToken(
  db: Kysely<Tables>,
  agentId: string,
  { name, scopes, days }: NewToken,
  sources: { now: number; randomBytes: (n: number) => Uint8Array },
): Promise<(KeptToken & { secret: string }) | undefined> {
  const now = new Date(sources.now);
  await db.deleteFrom('api_token').where('agent_id', '=', agentId).where('expires_at', '<=', now).execute();
  const all = await db
    .selectFrom('api_token')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('agent_id', '=', agentId)
    .executeTakeFirstOrThrow();
  if (Number(all.count) >= MOST) return undefined;
  const secret = `mk_${Buffer.from(sources.randomBytes(TOKEN_BYTES)).toString('base64url')}`;
  const row = await db
    .insertInto('api_token')
    .values({
      agent_id: agentId,
      token_sha256: hash(secret),
      name,
      scopes,
      created_at: now,
      expires_at: new Date(sources.now + days * DAY_MS),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...keptOf(row), secret };
}

/** Whose a token is, while it is good; marks it as used. `now` in milliseconds. */
export async function findTokenHolder(
  db: Kysely<Tables>,
  secret: string,
  now: number,
): Promise<TokenHolder | undefined> {
  const row = await db
    .selectFrom('api_token')
    .selectAll()
    .where('token_sha256', '=', hash(secret))
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst();
  if (!row) return undefined;
  if (!row.last_used_at || now - row.last_used_at.getTime() >= SEEN_MS)
    await db
      .updateTable('api_token')
      .set({ last_used_at: new Date(now) })
      .where('id', '=', row.id)
      .execute();
  return { tokenId: row.id, agentId: row.agent_id, scopes: scopesOf(row) };
}

/** The newest first. */
export async function tokensOf(db: Kysely<Tables>, agentId: string): Promise<KeptToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .selectAll()
    .where('agent_id', '=', agentId)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(keptOf);
}

/** Of everybody within reach, with whose they are. */
export async function tokensWithin(db: Kysely<Tables>, reach: Reach): Promise<HeldToken[]> {
  const rows = await db
    .selectFrom('api_token')
    .innerJoin('agent', 'agent.id', 'api_token.agent_id')
    .selectAll('api_token')
    .select('agent.name as person_name')
    .where(municipalityWithin(reach, 'agent.employer_municipality_id'))
    .orderBy('api_token.created_at', 'desc')
    .execute();
  return rows.map((row) => ({ ...keptOf(row), person: { id: row.agent_id, name: row.person_name } }));
}

/** Who had it and who employs them; absent when there is no such token within `reach`, or of `agentId`. */
export async function deleteToken(
  db: Kysely<Tables>,
  id: string,
  whose: { agentId: string } | { reach: Reach },
): Promise<{ employer: { id: string } | null } | undefined> {
  const row = await db
    .deleteFrom('api_token')
    .using('agent')
    .whereRef('agent.id', '=', 'api_token.agent_id')
    .where('api_token.id', '=', id)
    .where((where) =>
      'reach' in whose
        ? municipalityWithin(whose.reach, 'agent.employer_municipality_id')
        : where('agent.id', '=', whose.agentId),
    )
    .returning('agent.employer_municipality_id as employer')
    .executeTakeFirst();
  return row && { employer: row.employer === null ? null : { id: row.employer } };
}

type Row = Selectable<Tables['api_token']>;

function keptOf(row: Row): KeptToken {
  return {
    id: row.id,
    name: row.name,
    scopes: scopesOf(row),
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    lastUsedAt: row.last_used_at?.getTime() ?? null,
  };
}

/** A permission that there is no more opens nothing. */
const scopesOf = ({ scopes }: Row) => scopes.filter((scope) => v.is(permissionSchema, scope));

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
