/** What is done to people, each inside a transaction of `audited`; by whoever has signed in, or by the operator's command. */
import type { NewPerson, PersonDetails } from '@medkig/api/person';
import type { ProblemCode } from '@medkig/api/problem';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type AuditFact, chainOfEmployer } from '../../audit/audit-event.ts';
import type { Change } from '../../audit/audited.ts';
import { isWithin } from '../../municipalities/workplace-municipalities.ts';
import type { Tables } from '../../storage/tables.ts';
import { municipalityWithin, type Reach, reachOf } from '../access.ts';
import { findAgent } from '../agents.ts';
import { type Invitation, invite, withdrawInvitations } from '../invitations.ts';
import { principalOf } from '../principal.ts';
import { endSessionsOf } from '../sessions.ts';
import { type Changer, mayTouch } from './people-rules.ts';
import { renewShownAs } from './shown-as.ts';

export interface By {
  who: Changer;
  reach: Reach;
  /** Milliseconds since 1970. */
  now: number;
  randomBytes(n: number): Uint8Array;
}

export interface Changed {
  id: string;
  /** The sign-ins that are over by it. */
  ended: readonly string[];
}

type Step<T> = Promise<Change<T, ProblemCode>>;

/** Throws what `isTaken` knows when there is another one of that e-mail. */
export async function addPerson(
  db: Transaction<Tables>,
  { email, name, roles, employerId }: NewPerson,
  { who, reach, ...sources }: By,
): Step<Changed & { invitation: Invitation }> {
  if (!mayTouch(who, roles)) return notAllowed;
  if (!(await mayEmploy(db, reach, employerId))) return notFound;
  const { id } = await db
    .insertInto('agent')
    .values({ email, name, roles, shown_as: '', employer_municipality_id: employerId, password_hash: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  await renewShownAs(db, 'id', id);
  const invitation = await invite(db, { agentId: id, by: who.agentId }, sources);
  const value = { id, ended: [], invitation };
  return told(value, employerId, { what: 'person-invited', person: id, roles });
}

export async function changeDetails(
  db: Transaction<Tables>,
  { id, details: { name, roles, employerId } }: { id: string; details: PersonDetails },
  { who, reach }: By,
): Step<Changed> {
  const person = await lock(db, reach, id);
  if (!person) return notFound;
  if (!mayTouch(who, [...person.roles, ...roles])) return notAllowed;
  if (!(await mayEmploy(db, reach, employerId))) return notFound;
  if (person.isLastOperator && !roles.includes('operator')) return lastOperator;
  const before = await callsOf(db, id);
  await db
    .updateTable('agent')
    .set({ name, roles, employer_municipality_id: employerId })
    .where('id', '=', id)
    .execute();
  await renewShownAs(db, 'id', id);
  // A socket has its hotline from when it joined.
  const keepsCalls = before === undefined || before === (await callsOf(db, id));
  const ended = keepsCalls ? [] : await endSessionsOf(db, id);
  return told({ id, ended }, employerId, { what: 'person-changed', person: id, roles });
}

export async function disable(db: Transaction<Tables>, id: string, { who, reach, now }: By): Step<Changed> {
  const person = await lock(db, reach, id);
  if (!person) return notFound;
  if (!mayTouch(who, person.roles)) return notAllowed;
  if (who.agentId === id) return notOneself;
  if (person.isLastOperator) return lastOperator;
  await db
    .updateTable('agent')
    .set({ disabled_at: new Date(now) })
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .execute();
  await withdrawInvitations(db, id);
  const ended = await endSessionsOf(db, id);
  return told({ id, ended }, person.employerId, { what: 'person-disabled', person: id });
}

export async function enable(db: Transaction<Tables>, id: string, { who, reach }: By): Step<Changed> {
  const person = await lock(db, reach, id);
  if (!person) return notFound;
  if (!mayTouch(who, person.roles)) return notAllowed;
  // A sign-in that was on its way while the person was disabled must not come to life.
  const ended = person.isDisabled ? await endSessionsOf(db, id) : [];
  await db.updateTable('agent').set({ disabled_at: null }).where('id', '=', id).execute();
  return told({ id, ended }, person.employerId, { what: 'person-enabled', person: id });
}

/** Nobody chooses another one's password: what there was is taken away, and a link leads to a new one. */
export async function reset(
  db: Transaction<Tables>,
  id: string,
  { who, reach, ...sources }: By,
): Step<Changed & { invitation: Invitation }> {
  const person = await lock(db, reach, id);
  if (!person) return notFound;
  if (!mayTouch(who, person.roles) || person.isDisabled) return notAllowed;
  if (who.agentId === id) return notOneself;
  // At a terminal it is how the last operator comes back.
  if (person.isLastOperator && who.agentId !== null) return lastOperator;
  await db
    .updateTable('agent')
    .set({
      ...{ password_hash: null, totp_secret: null, totp_last_step: null },
      ...{ oidc_issuer: null, oidc_subject: null },
    })
    .where('id', '=', id)
    .execute();
  for (const table of ['passkey', 'recovery_code', 'api_token'] as const)
    await db.deleteFrom(table).where('agent_id', '=', id).execute();
  const ended = await endSessionsOf(db, id);
  const invitation = await invite(db, { agentId: id, by: who.agentId }, sources);
  return told({ id, ended, invitation }, person.employerId, { what: 'person-reset', person: id });
}

const notFound = { ok: false, reason: 'not-found' } as const;
const notAllowed = { ok: false, reason: 'not-allowed' } as const;
const notOneself = { ok: false, reason: 'not-oneself' } as const;
const lastOperator = { ok: false, reason: 'last-operator' } as const;

function told<T>(value: T, employerId: string | null, fact: AuditFact) {
  return {
    ok: true,
    value,
    chain: chainOfEmployer(employerId === null ? null : { id: employerId }),
    fact,
  } as const;
}

async function mayEmploy(db: Kysely<Tables>, reach: Reach, employerId: string | null): Promise<boolean> {
  return employerId === null ? reach.of === 'all' : isWithin(db, reach, employerId);
}

/**
 * The person as nobody else changes them meanwhile. The operators are held too, always in the same order: of two who take
 * each other away at once, the second finds that the first was quicker.
 */
async function lock(db: Transaction<Tables>, reach: Reach, id: string) {
  const rows = await db
    .selectFrom('agent')
    .select(['id', 'roles', 'employer_municipality_id', 'disabled_at'])
    .select(
      sql<boolean>`password_hash is not null or oidc_subject is not null
        or exists (select from passkey where agent_id = agent.id)`.as('can_sign_in'),
    )
    .select(municipalityWithin(reach, 'agent.employer_municipality_id').as('is_within'))
    .where((row) => row.or([row('id', '=', id), sql<boolean>`'operator' = any(roles)`]))
    .orderBy('id')
    .forUpdate()
    .execute();
  const person = rows.find((row) => row.id === id && row.is_within);
  if (!person) return undefined;
  const operators = rows.filter(
    (row) => row.roles.includes('operator') && row.disabled_at === null && row.can_sign_in,
  );
  return {
    roles: person.roles,
    employerId: person.employer_municipality_id,
    isDisabled: person.disabled_at !== null,
    isLastOperator: operators.length === 1 && operators[0]?.id === id,
  };
}

/** The hotline that the person takes calls for. */
async function callsOf(db: Kysely<Tables>, id: string): Promise<string | undefined> {
  const agent = await findAgent(db, id);
  const reach = agent && reachOf(principalOf(agent), 'calls');
  return reach?.of === 'hotline' ? reach.id : undefined;
}
