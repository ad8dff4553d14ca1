import { acceptInvitation, readInvitation } from '@medkig/api/invitation';
import type { ProblemCode } from '@medkig/api/problem';
import type { Kysely } from 'kysely';
import { chainOfEmployer } from '../audit/audit-event.ts';
import { audited } from '../audit/audited.ts';
import type { Serve } from '../http/endpoint-router.ts';
import { createLimiter } from '../realtime/rate-limit.ts';
import type { Tables } from '../storage/tables.ts';
import { createGate } from './gate.ts';
import { findInvited, type InvitedPerson, spendInvitation } from './invitations.ts';
import { hashPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';

/** Of one address: thirty, then one more every 20 seconds. A whole office may share it, so what holds costs nothing. */
const WRONG_TOKENS = { burst: 30, perSecond: 1 / 20 };

export interface InvitationRoutesDeps {
  db: Kysely<Tables>;
  /** Milliseconds since 1970. */
  now(): number;
}

type Refusal = { ok: false; reason: ProblemCode; at?: string[] };
const over: Refusal = { ok: false, reason: 'invitation-over' };

/** `/api/invitations`. A token that was made up, used, replaced or is too old gets one and the same refusal. */
export function serveInvitations(serve: Serve, { db, now }: InvitationRoutesDeps): void {
  const wrong = createLimiter(WRONG_TOKENS);
  // 19 MB each, as for signing in.
  const gate = createGate({ running: 2, waiting: 16 });

  async function invitedBy(
    token: string,
    address: string,
  ): Promise<{ ok: true; person: InvitedPerson } | Refusal> {
    wrong.prune(now());
    if (!wrong.allows(address, now())) return { ok: false, reason: 'too-many-tries' };
    const person = await findInvited(db, token, now());
    if (person) return { ok: true, person };
    wrong.take(address, now());
    return over;
  }

  serve(readInvitation, async ({ body: { token }, address }) => {
    const invited = await invitedBy(token, address);
    if (!invited.ok) return invited;
    const { name, email, employer } = invited.person;
    return { ok: true, value: { name, email, municipality: employer?.name ?? null } };
  });

  serve(acceptInvitation, async ({ body: { token, password }, address }) => {
    const invited = await invitedBy(token, address);
    if (!invited.ok) return invited;
    const { person } = invited;
    const fault = passwordFault(password, person);
    if (fault) return { ok: false, reason: fault, at: ['password'] };
    const hashed = await gate.pass(() => hashPassword(password));
    if (!hashed.ok) return { ok: false, reason: 'unavailable' };
    const { agentId: by } = person;
    return audited<undefined, ProblemCode>(db, { by, at: now() }, async (transaction) => {
      if (!(await spendInvitation(transaction, token, now()))) return over;
      await transaction
        .updateTable('agent')
        .set({ password_hash: hashed.value })
        .where('id', '=', by)
        .execute();
      return {
        ok: true,
        value: undefined,
        chain: chainOfEmployer(person.employer),
        fact: { what: 'invitation-accepted' },
      };
    });
  });
}
