import {
  type AuditCheck,
  checkAuditLog,
  exportAuditLog,
  exportIncident as exportIncidentEndpoint,
  listAuditEntries,
  listAuditLogs,
  listAuditPeople,
} from '@medkig/api/audit';
import type { Kysely } from 'kysely';
import type { Serve, ServeLines } from '../http/endpoint-router.ts';
import type { Tables } from '../storage/tables.ts';
import { type Check, checkChain } from './audit-log.ts';
import { exportIncident } from './incident.ts';
import { exportLog } from './log-export.ts';
import { findEntries, findLog, listLogs, listPeople } from './log-reading.ts';

export interface AuditRoutesDeps {
  db: Kysely<Tables>;
  /** Milliseconds since 1970. */
  now(): number;
}

const notFound = { ok: false, reason: 'not-found' } as const;

/** `/api/audit/logs` and what is below it. */
export function serveAudit(
  { serve, serveLines }: { serve: Serve; serveLines: ServeLines },
  { db, now }: AuditRoutesDeps,
): void {
  serve(listAuditLogs, async ({ reach }) => ({ ok: true, value: { items: await listLogs(db, reach) } }));

  serve(listAuditEntries, async ({ reach, params, query }) => {
    const log = await findLog(db, reach, params.log);
    return log ? { ok: true, value: await findEntries(db, reach, log.owner, query) } : notFound;
  });

  serve(listAuditPeople, async ({ reach, params }) => {
    const log = await findLog(db, reach, params.log);
    return log ? { ok: true, value: { items: await listPeople(db, reach, log.owner) } } : notFound;
  });

  serve(checkAuditLog, async ({ reach, params }) => {
    const log = await findLog(db, reach, params.log);
    if (!log) return notFound;
    return { ok: true, value: toldOf(await checkChain(db, log.owner)) };
  });

  serveLines(exportAuditLog, async ({ who, reach, params }) => {
    const log = await findLog(db, reach, params.log);
    if (!log) return notFound;
    const lines = await exportLog(db, log, { by: who.agentId, at: now() });
    return { ok: true, fileName: `log-${params.log.replace(':', '-')}.ndjson`, lines };
  });

  serve(exportIncidentEndpoint, async ({ who, reach, params, query }) => {
    const log = await findLog(db, reach, params.log);
    if (log?.owner.of !== 'municipality') return notFound;
    const stretch = { municipalityId: log.owner.id, ...query };
    const value = await exportIncident(db, log, stretch, { by: who.agentId, at: now(), reach });
    return { ok: true, value };
  });
}

function toldOf(check: Check): AuditCheck {
  if (!check.ok) return { whole: false, broken: check.broken };
  const { from, head } = check;
  return { whole: true, from: from.number + 1, to: head.number, hash: head.hash };
}
