/** The rows of everyone with a sign-in, whatever their roles. */
import type { Role } from '@medkig/api/role';
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';

export interface Agent {
  id: string;
  name: string;
  /** What the citizen sees. */
  shownAs: string;
  roles: Role[];
  /** The municipality that employs the agent; null for who works for the service itself. */
  employer: { id: string; name: string } | null;
  /** The hotline that the employer takes part in; null while it is in none. */
  hotlineId: string | null;
}

export interface NewAgent {
  email: string;
  name: string;
  shownAs: string;
  /** Absent: an agent. */
  roles?: Role[];
  employerMunicipalityId: string | null;
  /** PHC string; null until the person has chosen a way to sign in. */
  passwordHash: string | null;
}

/** Adds the agent, or gives the one with that e-mail these values. Returns the id. */
export async function saveAgent(db: Kysely<Tables>, agent: NewAgent): Promise<string> {
  const values = {
    name: agent.name,
    shown_as: agent.shownAs,
    roles: agent.roles ?? ['agent'],
    employer_municipality_id: agent.employerMunicipalityId,
    password_hash: agent.passwordHash,
  };
  const { id } = await db
    .insertInto('agent')
    .values({ email: agent.email.toLowerCase(), ...values })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whoever is disabled is not found. */
export async function findAgent(db: Kysely<Tables>, id: string): Promise<Agent | undefined> {
  const row = await db
    .selectFrom('agent')
    .leftJoin('municipality', 'municipality.id', 'agent.employer_municipality_id')
    .leftJoin('hotline_municipality', 'hotline_municipality.municipality_id', 'municipality.id')
    .select([
      'agent.id',
      'agent.name',
      'agent.shown_as',
      'agent.roles',
      'municipality.id as employer_id',
      'municipality.name as employer',
      'hotline_id',
    ])
    .where('agent.id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { employer_id, employer, hotline_id: hotlineId } = row;
  return {
    id: row.id,
    name: row.name,
    shownAs: row.shown_as,
    roles: row.roles,
    employer: employer_id === null || employer === null ? null : { id: employer_id, name: employer },
    hotlineId,
  };
}

/** What a sign-in is checked against; absent for everyone that `findAgent` does not find, or who has no password. */
export async function findPasswordHash(
  db: Kysely<Tables>,
  email: string,
): Promise<{ agentId: string; passwordHash: string } | undefined> {
  const row = await db
    .selectFrom('agent')
    .select(['id', 'password_hash'])
    .where('email', '=', email.toLowerCase())
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row || row.password_hash === null) return undefined;
  return { agentId: row.id, passwordHash: row.password_hash };
}
