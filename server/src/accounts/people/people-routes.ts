import {
  changePerson,
  disablePerson,
  enablePerson,
  type Invited,
  invitePerson,
  type KeptPerson,
  listPeople,
  readPerson,
  resetPerson,
} from '@medkig/api/person';
import type { ProblemCode } from '@medkig/api/problem';
import type { Kysely, Transaction } from 'kysely';
import { auditedUnlessTaken, type Change } from '../../audit/audited.ts';
import type { Serve } from '../../http/endpoint-router.ts';
import { nothingAfter } from '../../http/problem.ts';
import type { Tables } from '../../storage/tables.ts';
import type { Principal, Reach } from '../access.ts';
import type { Invitation } from '../invitations.ts';
import { invitationLink } from './invitation-link.ts';
import { findPersonWithin, peopleWithin } from './people.ts';
import { addPerson, type By, type Changed, changeDetails, disable, enable, reset } from './people-changes.ts';

export interface PeopleRoutesDeps {
  db: Kysely<Tables>;
  /** Milliseconds since 1970. */
  now(): number;
  randomBytes(n: number): Uint8Array;
  /** Closes the sockets of a sign-in that is over, and voids its tickets. */
  dropSession(sessionId: string): void;
  /** The service's public origin. */
  publicOrigin: string;
}

type Outcome<T> = { ok: true; value: T } | { ok: false; reason: ProblemCode };
interface Asker {
  who: Principal;
  reach: Reach;
}

/** `/api/people`. */
export function servePeople(serve: Serve, deps: PeopleRoutesDeps): void {
  const { db, now, randomBytes } = deps;

  serve(listPeople, async ({ reach, query }) => {
    const value = await peopleWithin(db, reach, { ...query, now: now() });
    return value ? { ok: true, value } : nothingAfter;
  });

  serve(readPerson, async ({ reach, params: { person: id } }) => kept(reach, id));

  serve(invitePerson, async ({ body, ...asker }) =>
    inviting(asker, (transaction, by) => addPerson(transaction, body, by)),
  );

  serve(changePerson, async ({ params: { person: id }, body: details, ...asker }) =>
    changing(asker, (transaction, by) => changeDetails(transaction, { id, details }, by)),
  );

  serve(disablePerson, async ({ params: { person: id }, ...asker }) =>
    changing(asker, (transaction, by) => disable(transaction, id, by)),
  );

  serve(enablePerson, async ({ params: { person: id }, ...asker }) =>
    changing(asker, (transaction, by) => enable(transaction, id, by)),
  );

  serve(resetPerson, async ({ params: { person: id }, ...asker }) =>
    inviting(asker, (transaction, by) => reset(transaction, id, by)),
  );

  /** Makes the change; whom it signs out is out before anybody hears of it. */
  async function make<T extends Changed>(
    { who, reach }: Asker,
    change: (transaction: Transaction<Tables>, by: By) => Promise<Change<T, ProblemCode>>,
  ): Promise<Outcome<T>> {
    const at = now();
    const made = await auditedUnlessTaken(db, { by: who.agentId, at }, (transaction) =>
      change(transaction, { who, reach, now: at, randomBytes }),
    );
    if (made.ok) for (const sessionId of made.value.ended) deps.dropSession(sessionId);
    return made;
  }

  async function changing(
    ...[asker, change]: Parameters<typeof make<Changed>>
  ): Promise<Outcome<KeptPerson>> {
    const made = await make(asker, change);
    return made.ok ? kept(asker.reach, made.value.id) : made;
  }

  async function inviting(
    ...[asker, change]: Parameters<typeof make<Changed & { invitation: Invitation }>>
  ): Promise<Outcome<Invited>> {
    const made = await make(asker, change);
    if (!made.ok) return made;
    const person = await kept(asker.reach, made.value.id);
    if (!person.ok) return person;
    const { token, endsAt } = made.value.invitation;
    const link = invitationLink(deps.publicOrigin, token);
    return { ok: true, value: { person: person.value, invitation: { link, endsAt } } };
  }

  async function kept(reach: Reach, id: string): Promise<Outcome<KeptPerson>> {
    const person = await findPersonWithin(db, reach, { id, now: now() });
    return person ? { ok: true, value: person } : { ok: false, reason: 'not-found' };
  }
}
