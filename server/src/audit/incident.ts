/** What is known of a municipality in a stretch of time, in one file with the hashes to check it by. */
import type { Incident } from '@medkig/api/audit';
import type { Kysely } from 'kysely';
import type { Reach } from '../accounts/access.ts';
import { listReceipts } from '../receipts/receipt-reading.ts';
import type { Tables } from '../storage/tables.ts';
import { chainName } from './audit-event.ts';
import { entryOf, placesOf } from './audit-log.ts';
import { exportedOf, noteExport } from './log-export.ts';
import type { NamedLog } from './log-reading.ts';
import { sumsOf } from './verify-export.ts';

export interface Stretch {
  municipalityId: string;
  /** From this moment on, and before that one: milliseconds since 1970. */
  from: number;
  to: number;
}

/** `by`: null for the operator's command. `at` in milliseconds since 1970. */
export async function exportIncident(
  db: Kysely<Tables>,
  log: NamedLog,
  { municipalityId, from, to }: Stretch,
  { by, at, reach }: { by: string | null; at: number; reach: Reach },
): Promise<Incident> {
  const stretch = { municipalityId, from, to };
  const { entries, before, head } = await entriesOf(db, log, stretch);
  const parts = {
    entries,
    receipts: await listReceipts(db, reach, stretch),
    reports: await reportsOf(db, stretch),
    alarms: await alarmsAbout(db, stretch),
  };
  await noteExport(db, log, { by, at }, { what: 'incident-exported', from, to });
  return {
    manifest: {
      ...{ log: chainName(log.owner), name: log.name, exportedAt: new Date(at).toISOString() },
      ...{ before, head, from, to, sha256: sumsOf(parts) },
    },
    parts,
  };
}

/** Those from the first to the last in the stretch: a few were noted before they were written, and none may be missing between. */
async function entriesOf(db: Kysely<Tables>, { owner }: NamedLog, { from, to }: Stretch) {
  const all = db.selectFrom('audit_entry').where('chain', '=', chainName(owner));
  const ends = await all
    .select(({ fn }) => [fn.min('number').as('first'), fn.max('number').as('last')])
    .where('at', '>=', new Date(from))
    .where('at', '<', new Date(to))
    .executeTakeFirst();
  const { from: beginning } = await placesOf(db, owner);
  if (ends?.first == null || ends.last == null) return { entries: [], before: beginning, head: beginning };
  const rows = await all
    .selectAll()
    .where('number', '>=', ends.first - 1)
    .where('number', '<=', ends.last)
    .orderBy('number')
    .execute();
  const [first] = rows;
  const hasBefore = first && first.number < ends.first;
  const before = hasBefore ? { number: first.number, hash: first.hash } : beginning;
  const entries = rows.slice(hasBefore ? 1 : 0).map((row) => exportedOf(entryOf(row)));
  const last = entries.at(-1);
  return { entries, before, head: last ? { number: last.number, hash: last.hash } : before };
}

async function reportsOf(db: Kysely<Tables>, { municipalityId, from, to }: Stretch) {
  const rows = await db
    .selectFrom('call_report')
    .select(['reported_at', 'agent_id'])
    .where('municipality_id', '=', municipalityId)
    .where('reported_at', '>=', new Date(from))
    .where('reported_at', '<', new Date(to))
    .orderBy('reported_at')
    .execute();
  return rows.map(({ reported_at, agent_id }) => ({ at: reported_at.getTime(), agentId: agent_id }));
}

/** Of its hotline: those about nobody, and about the municipality's own people. */
async function alarmsAbout(db: Kysely<Tables>, { municipalityId, from, to }: Stretch) {
  const rows = await db
    .selectFrom('alarm')
    .innerJoin('hotline_municipality', 'hotline_municipality.hotline_id', 'alarm.hotline_id')
    .leftJoin('agent', 'agent.id', 'alarm.agent_id')
    .select(['raised_at', 'reason', 'agent_id'])
    .where('hotline_municipality.municipality_id', '=', municipalityId)
    .where((row) =>
      row.or([row('agent_id', 'is', null), row('agent.employer_municipality_id', '=', municipalityId)]),
    )
    .where('raised_at', '>=', new Date(from))
    .where('raised_at', '<', new Date(to))
    .orderBy('raised_at')
    .execute();
  return rows.map(({ raised_at, reason, agent_id }) => ({
    at: raised_at.getTime(),
    reason,
    agentId: agent_id,
  }));
}
