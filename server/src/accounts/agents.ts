/** The agents' rows. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';

export interface Agent {
  id: string;
  name: string;
  /** What the citizen sees. */
  shownAs: string;
  /** The name of the municipality that employs the agent. */
  employer: string;
  /** The hotline that the employer takes part in. */
  hotlineId: string;
}

export interface NewAgent {
  email: string;
  name: string;
  shownAs: string;
  employerMunicipalityId: string;
  /** PHC string. */
  passwordHash: string;
}

/** Adds the agent, or gives the one with that e-mail these values. */
export async function saveAgent(db: Kysely<Tables>, agent: NewAgent): Promise<void> {
  const values = {
    name: agent.name,
    shown_as: agent.shownAs,
    employer_municipality_id: agent.employerMunicipalityId,
    password_hash: agent.passwordHash,
  };
  await db
    .insertInto('agent')
    .values({ email: agent.email.toLowerCase(), ...values })
    .onConflict((conflict) => conflict.column('email').doUpdateSet(values))
    .execute();
}

/** An agent whose employer takes part in no hotline is not found: there is nothing to sign in to. */
export async function findAgent(db: Kysely<Tables>, id: string): Promise<Agent | undefined> {
  const row = await db
    .selectFrom('agent')
    .innerJoin('municipality', 'municipality.id', 'agent.employer_municipality_id')
    .innerJoin('hotline_municipality', 'hotline_municipality.municipality_id', 'municipality.id')
    .select(['agent.id', 'agent.name', 'agent.shown_as', 'municipality.name as employer', 'hotline_id'])
    .where('agent.id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      name: row.name,
      shownAs: row.shown_as,
      employer: row.employer,
      hotlineId: row.hotline_id,
    }
  );
}

/** What a sign-in is checked against; absent for everyone that `findAgent` does not find. */
export async function findPasswordHash(
  db: Kysely<Tables>,
  email: string,
): Promise<{ agentId: string; passwordHash: string } | undefined> {
  const row = await db
    .selectFrom('agent')
    .innerJoin(
      'hotline_municipality',
      'hotline_municipality.municipality_id',
      'agent.employer_municipality_id',
    )
    .select(['agent.id', 'agent.password_hash'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return row && { agentId: row.id, passwordHash: row.password_hash };
}
