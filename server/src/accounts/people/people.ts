/** People as those who look after them read them. Every query is narrowed by a `Reach`. */
import type { KeptPerson } from '@medkig/api/person';
import { type Kysely, sql } from 'kysely';
import { isAfter, mentions, type Page, pageOf, rowsFor, type Sought } from '../../storage/paging.ts';
import type { Tables } from '../../storage/tables.ts';
import { municipalityWithin, type Reach } from '../access.ts';

/** By name; undefined where nobody within reach is `after`. `now` in milliseconds since 1970. */
export async function peopleWithin(
  db: Kysely<Tables>,
  reach: Reach,
  { now, after, search, limit }: Sought & { now: number },
): Promise<Page<KeptPerson> | undefined> {
  const within = municipalityWithin(reach, 'agent.employer_municipality_id');
  const isFurther = await isAfter(db, 'agent', { after, within });
  if (!isFurther) return undefined;
  const rows = await selectPeople(db, reach, now)
    .where(isFurther)
    .where(mentions(search, ['agent.name', 'email', 'municipality.name']))
    .orderBy('agent.name')
    .orderBy('agent.id')
    .limit(rowsFor(limit))
    .execute();
  return pageOf(rows.map(personOf), limit);
}

export async function findPersonWithin(
  db: Kysely<Tables>,
  reach: Reach,
  { id, now }: { id: string; now: number },
): Promise<KeptPerson | undefined> {
  const row = await selectPeople(db, reach, now).where('agent.id', '=', id).executeTakeFirst();
  return row && personOf(row);
}

/** Who works for the service itself has no employer, so only a reach over everything finds them. */
function selectPeople(db: Kysely<Tables>, reach: Reach, now: number) {
  return db
    .selectFrom('agent')
    .leftJoin('municipality', 'municipality.id', 'agent.employer_municipality_id')
    .select(['agent.id', 'agent.name', 'email', 'shown_as', 'roles', 'disabled_at', 'last_seen_at'])
    .select(['municipality.id as employer_id', 'municipality.name as employer'])
    .select(({ selectFrom }) => [
      sql<boolean>`password_hash is not null`.as('password'),
      sql<boolean>`totp_secret is not null`.as('totp'),
      sql<boolean>`oidc_subject is not null`.as('oidc'),
      selectFrom('passkey')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('passkey.agent_id', '=', 'agent.id')
        .as('passkeys'),
      selectFrom('invitation')
        .select(({ fn }) => fn.max('expires_at').as('until'))
        .whereRef('invitation.agent_id', '=', 'agent.id')
        .where('expires_at', '>', new Date(now))
        .as('invited_until'),
    ])
    .where(municipalityWithin(reach, 'agent.employer_municipality_id'));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number];

function personOf(row: Row): KeptPerson {
  const { id, name, email, roles, employer_id: employerId, employer, password, totp, oidc } = row;
  const passkeys = row.passkeys ?? 0;
  const canSignIn = password || oidc || passkeys > 0;
  return {
    ...{ id, name, email, roles, shownAs: row.shown_as },
    employer: employerId === null || employer === null ? null : { id: employerId, name: employer },
    state: row.disabled_at ? 'disabled' : canSignIn ? 'active' : 'invited',
    signsInBy: { password, passkeys, totp, oidc },
    lastSeenAt: row.last_seen_at?.getTime() ?? null,
    invitedUntil: row.invited_until?.getTime() ?? null,
  };
}
