import {
  addMunicipality,
  changeMunicipality,
  deleteSite,
  joinMunicipality,
  type KeptMunicipality,
  listMunicipalities,
  listOfficialMunicipalities,
  listPolicies,
  readMunicipality,
  writePolicy,
  writeSite,
} from '@medkig/api/municipality';
import type { ProblemCode } from '@medkig/api/problem';
import type { Kysely, Transaction } from 'kysely';
import type { Reach } from '../accounts/access.ts';
import { endSessionsOfCallers } from '../accounts/sessions.ts';
import { audited, auditedUnlessTaken, type Change } from '../audit/audited.ts';
import { isHotlineWithin, joinHotline } from '../hotline/hotlines.ts';
import type { Serve } from '../http/endpoint-router.ts';
import { nothingAfter } from '../http/problem.ts';
import type { Tables } from '../storage/tables.ts';
import { officialMunicipalities } from './official-municipalities.ts';
import { addPolicy, policyAt, policyHistory } from './policies.ts';
import { giveOrigins, takeSite } from './sites.ts';
import {
  findWithin,
  insertMunicipality,
  isWithin,
  listWithin,
  updateWithin,
} from './workplace-municipalities.ts';

export interface MunicipalityRoutesDeps {
  db: Kysely<Tables>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Closes the sockets of a sign-in that is over, and voids its tickets. */
  dropSession(sessionId: string): void;
}

type Refusal = { ok: false; reason: ProblemCode };
const notFound: Refusal = { ok: false, reason: 'not-found' };

/** `/api/municipalities` and what is below it. */
export function serveMunicipalities(serve: Serve, { db, now, dropSession }: MunicipalityRoutesDeps): void {
  serve(listMunicipalities, async ({ reach, query }) => {
    const value = await listWithin(db, reach, { ...query, now: now() });
    return value ? { ok: true, value } : nothingAfter;
  });

  serve(readMunicipality, async ({ reach, params }) => kept(reach, params.municipality));

  serve(addMunicipality, async ({ who, reach, body: { hotlineId, ...details } }) =>
    changing(who.agentId, reach, async (transaction) => {
      if (hotlineId && !(await isHotlineWithin(transaction, reach, hotlineId))) return notFound;
      const id = await insertMunicipality(transaction, details);
      if (hotlineId) await joinHotline(transaction, hotlineId, id);
      return told(id, { what: 'municipality-added' });
    }),
  );

  serve(changeMunicipality, async ({ who, reach, params: { municipality: id }, body: details }) =>
    changing(who.agentId, reach, async (transaction) =>
      (await updateWithin(transaction, reach, { id, details }))
        ? told(id, { what: 'municipality-changed' })
        : notFound,
    ),
  );

  serve(joinMunicipality, async ({ who, reach, params: { municipality: id }, body: { hotlineId } }) => {
    let ended: string[] = [];
    const joined = await changing(who.agentId, reach, async (transaction) => {
      const isThere =
        (await isWithin(transaction, reach, id)) && (await isHotlineWithin(transaction, reach, hotlineId));
      if (!isThere) return notFound;
      const { before } = await joinHotline(transaction, hotlineId, id);
      // A socket has its hotline from when it joined. Citizens who are helped by the hotline's others are looked after
      // in `app.ts`, since they have no sign-in.
      if (before !== null && before !== hotlineId) ended = await endSessionsOfCallers(transaction, id);
      return told(id, { what: 'municipality-joined' });
    });
    for (const sessionId of ended) dropSession(sessionId);
    return joined;
  });

  serve(writeSite, async ({ who, reach, params: { municipality: id, site }, body: { origins } }) =>
    changing(who.agentId, reach, async (transaction) => {
      if (!(await isWithin(transaction, reach, id))) return notFound;
      const given = await giveOrigins(transaction, { key: site, municipalityId: id, origins });
      return given ? told(id, { what: 'site-written', site }) : { ok: false, reason: 'taken' };
    }),
  );

  serve(deleteSite, async ({ who, reach, params: { municipality: id, site } }) => {
    const deleted = await audited<undefined, ProblemCode>(db, whenBy(who.agentId), async (transaction) => {
      const isGone =
        (await isWithin(transaction, reach, id)) &&
        (await takeSite(transaction, { key: site, municipalityId: id }));
      if (!isGone) return notFound;
      return { ...told(id, { what: 'site-deleted', site }), value: undefined };
    });
    return deleted;
  });

  serve(writePolicy, async ({ who, reach, params: { municipality: id }, body: rules, version }) =>
    changing(who.agentId, reach, async (transaction) => {
      if (!(await isWithin(transaction, reach, id))) return notFound;
      const at = now();
      // Two who change at once: the second waits here, and then finds another version.
      await transaction.selectFrom('municipality').select('id').where('id', '=', id).forUpdate().execute();
      const current = await policyAt(transaction, id, at);
      if (current.version !== version) return { ok: false, reason: 'changed-meanwhile' };
      const written = await addPolicy(transaction, id, { rules, validFrom: at, by: who.agentId, at });
      return told(id, { what: 'policy-changed', version: written });
    }),
  );

  serve(listPolicies, async ({ reach, params: { municipality: id } }) => {
    if (!(await isWithin(db, reach, id))) return notFound;
    return { ok: true, value: { items: await policyHistory(db, id) } };
  });

  serve(listOfficialMunicipalities, async () => ({ ok: true, value: { items: officialMunicipalities() } }));

  const whenBy = (by: string) => ({ by, at: now() });

  /** Makes the change and answers with the municipality as it is then. */
  async function changing(
    by: string,
    reach: Reach,
    change: (transaction: Transaction<Tables>) => Promise<Change<string, ProblemCode>>,
  ): Promise<{ ok: true; value: KeptMunicipality } | Refusal> {
    const changed = await auditedUnlessTaken(db, whenBy(by), change);
    return changed.ok ? kept(reach, changed.value) : changed;
  }

  async function kept(reach: Reach, id: string): Promise<{ ok: true; value: KeptMunicipality } | Refusal> {
    const municipality = await findWithin(db, reach, { id, now: now() });
    return municipality ? { ok: true, value: municipality } : notFound;
  }
}

function told<F>(id: string, fact: F) {
  return { ok: true, value: id, chain: { of: 'municipality', id }, fact } as const;
}
