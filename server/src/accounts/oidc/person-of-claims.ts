/** Who it is that the provider vouches for. The subject at the issuer counts; an e-mail alone opens nobody's account. */
import { needsEmployer } from '@medkig/api/person';
import type { Kysely, Transaction } from 'kysely';
import { type AuditFact, chainOfEmployer } from '../../audit/audit-event.ts';
import { appendEntry } from '../../audit/audit-log.ts';
import type { Tables } from '../../storage/tables.ts';
import type { GivenRoles } from './given-roles.ts';
import type { Claims } from './provider.ts';

/** `agentId`: of somebody who is known and has no role any more. */
export type PersonOfClaims = { ok: true; agentId: string } | { ok: false; agentId?: string };

interface Vouched {
  claims: Claims;
  /** Absent where roles are given in Medkig. */
  given: GivenRoles | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

/** Finds, links or adds the person, and gives them the roles that the claims give now. */
export function personOfClaims(db: Kysely<Tables>, vouched: Vouched): Promise<PersonOfClaims> {
  return db.transaction().execute(async (transaction) => {
    const known = await findBySubject(transaction, vouched);
    if (known) return known.isDisabled ? { ok: false } : settle(transaction, known.id, vouched);
    const invited = await findInvited(transaction, vouched);
    if (invited !== undefined) return link(transaction, invited, vouched);
    return add(transaction, vouched);
  });
}

async function findBySubject(db: Kysely<Tables>, { claims }: Vouched) {
  const row = await db
    .selectFrom('agent')
    .select(['id', 'disabled_at'])
    .where('oidc_issuer', '=', claims.iss)
    .where('oidc_subject', '=', claims.sub)
    .executeTakeFirst();
  return row && { id: row.id, isDisabled: row.disabled_at !== null };
}

/** Somebody has asked just this person to come, and the provider has seen that the address is theirs. */
async function findInvited(db: Kysely<Tables>, { claims, now }: Vouched): Promise<string | undefined> {
  if (claims.email === undefined || claims.email_verified !== true) return undefined;
  const row = await db
    .selectFrom('agent')
    .innerJoin('invitation', 'invitation.agent_id', 'agent.id')
    .select('agent.id')
    .where('email', '=', claims.email)
    .where('disabled_at', 'is', null)
    .where('oidc_subject', 'is', null)
    .where('invitation.expires_at', '>', new Date(now))
    .executeTakeFirst();
  return row?.id;
}

async function link(
  transaction: Transaction<Tables>,
  agentId: string,
  vouched: Vouched,
): Promise<PersonOfClaims> {
  const { claims } = vouched;
  await transaction
    .updateTable('agent')
    .set({ oidc_issuer: claims.iss, oidc_subject: claims.sub })
    .where('id', '=', agentId)
    .execute();
  await transaction.deleteFrom('invitation').where('agent_id', '=', agentId).execute();
  const settled = await settle(transaction, agentId, vouched);
  await tell(transaction, agentId, { what: 'oidc-linked' }, vouched.now);
  return settled;
}

/** Only whoever the claims give a role, and an address that nobody else has. */
async function add(transaction: Transaction<Tables>, vouched: Vouched): Promise<PersonOfClaims> {
  const { claims, given, now } = vouched;
  if (!given || given.roles.length === 0) return { ok: false };
  if (claims.email === undefined || claims.email_verified !== true) return { ok: false };
  const employer = await employerOf(transaction, given);
  if (!employer.ok || (employer.id === null && needsEmployer(given.roles))) return { ok: false };
  const name = claims.name ?? claims.email;
  const added = await transaction
    .insertInto('agent')
    .values({
      email: claims.email,
      name,
      shown_as: name.split(/[\s@]/)[0] ?? name,
      roles: given.roles,
      employer_municipality_id: employer.id,
      password_hash: null,
      oidc_issuer: claims.iss,
      oidc_subject: claims.sub,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return { ok: false };
  await tell(transaction, added.id, { what: 'oidc-joined', roles: given.roles }, now);
  return { ok: true, agentId: added.id };
}

/** Gives the roles of the claims; whoever they give none has none from now on. */
async function settle(
  transaction: Transaction<Tables>,
  agentId: string,
  { given, now }: Vouched,
): Promise<PersonOfClaims> {
  if (!given) return { ok: true, agentId };
  const before = await transaction
    .selectFrom('agent')
    .select(['roles', 'employer_municipality_id'])
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  const employer = await employerOf(transaction, given);
  const id = employer.ok && employer.id !== null ? employer.id : before.employer_municipality_id;
  const reachesNothing = id === null && needsEmployer(given.roles);
  const roles = employer.ok && !reachesNothing ? given.roles : [];
  const same = before.roles.length === roles.length && roles.every((role) => before.roles.includes(role));
  if (!same || id !== before.employer_municipality_id) {
    await transaction
      .updateTable('agent')
      .set({ roles, employer_municipality_id: id })
      .where('id', '=', agentId)
      .execute();
    await tell(transaction, agentId, { what: 'oidc-roles', roles }, now);
  }
  return { ok: roles.length > 0, agentId };
}

/** A municipality that is named and is not there gives nothing: a wrong word must not make somebody the service's own. */
async function employerOf(
  db: Kysely<Tables>,
  { municipality }: GivenRoles,
): Promise<{ ok: true; id: string | null } | { ok: false }> {
  if (municipality === undefined) return { ok: true, id: null };
  const rows = await db
    .selectFrom('municipality')
    .select('id')
    .where((row) => row.or([row('code', '=', municipality), row('name', '=', municipality)]))
    .execute();
  const [row] = rows;
  return row && rows.length === 1 ? { ok: true, id: row.id } : { ok: false };
}

async function tell(
  transaction: Transaction<Tables>,
  agentId: string,
  fact: AuditFact,
  at: number,
): Promise<void> {
  const { employer_municipality_id: id } = await transaction
    .selectFrom('agent')
    .select('employer_municipality_id')
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  const chain = chainOfEmployer(id === null ? null : { id });
  await appendEntry(transaction, { chain, at, agentId, roomId: null, fact });
}
