import type { Kysely, Transaction } from 'kysely';
import { findAgent } from '../accounts/agents.ts';
import type { Log } from '../log.ts';
import type { FailedClaim } from '../realtime/failed-claim.ts';
import { createWriteBehind } from '../realtime/write-behind.ts';
import type { Tables } from '../storage/tables.ts';
import { type AuditFact, chainOfEmployer, service } from './audit-event.ts';
import { appendEntry } from './audit-log.ts';
import { createHourlyCount } from './hourly-count.ts';

/** What people do about themselves at the console, on the chains of their employers; and what is counted by the hour. */
export interface AuditDesk {
  /** Written when this resolves. Whoever is no longer there leaves nothing. */
  agentDid(agentId: string, fact: AuditFact): Promise<void>;
  /** The same, and nobody waits for it: how long it takes must not tell whether there is such an agent. */
  noteAgent(agentId: string, fact: AuditFact): void;
  /** Of a site key; on the chain of the site's municipality, once the hour is over. */
  claimFailed(site: string, reason: FailedClaim): void;
  /** A sign-in as nobody there is; on the service's chain, once the hour is over. */
  unknownSignIn(): void;
  /** Writes down the hours that are over. */
  tellHours(): void;
  /** Resolves when everything that was noted and counted is written or given up. */
  flush(): Promise<void>;
}

export interface AuditDeskDeps {
  db: Kysely<Tables>;
  log: Pick<Log, 'bug'>;
  /** Milliseconds since 1970. */
  now(): number;
}

export function openAuditDesk({ db, log, now }: AuditDeskDeps): AuditDesk {
  const writes = createWriteBehind((error) => log.bug('audit-not-written', error));

  const write = (agentId: string, fact: AuditFact, at: number) =>
    db.transaction().execute((transaction) => appendOfAgent(transaction, { agentId, fact, at }));

  const failedClaims = createHourlyCount<{ site: string; reason: FailedClaim }>(
    now,
    ({ kind: { site, reason }, count, hour }) => {
      const at = now();
      writes.add(() =>
        writeFailedClaims(db, { site, at, fact: { what: 'claims-failed', site, reason, count, hour } }),
      );
    },
  );
  const unknownSignIns = createHourlyCount<'e-mail'>(now, ({ count, hour }) => {
    const fact = { what: 'unknown-sign-ins', count, hour } as const;
    const event = { chain: service, at: now(), agentId: null, roomId: null, fact };
    writes.add(() => db.transaction().execute((transaction) => appendEntry(transaction, event)));
  });

  return {
    agentDid: (agentId, fact) => write(agentId, fact, now()),
    noteAgent(agentId, fact) {
      const at = now();
      writes.add(() => write(agentId, fact, at));
    },
    claimFailed: (site, reason) => failedClaims.add({ site, reason }),
    unknownSignIn: () => unknownSignIns.add('e-mail'),
    tellHours() {
      failedClaims.tellOver();
      unknownSignIns.tellOver();
    },
    flush() {
      failedClaims.tellAll();
      unknownSignIns.tellAll();
      return writes.flush();
    },
  };
}

async function appendOfAgent(
  transaction: Transaction<Tables>,
  { agentId, fact, at }: { agentId: string; fact: AuditFact; at: number },
): Promise<void> {
  const agent = await findAgent(transaction, agentId);
  if (!agent) return;
  const chain = chainOfEmployer(agent.employer);
  await appendEntry(transaction, { chain, at, agentId, roomId: null, fact });
}

/** A site that was taken away meanwhile is nobody's. */
function writeFailedClaims(
  db: Kysely<Tables>,
  { site, at, fact }: { site: string; at: number; fact: AuditFact },
): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('site')
      .select('municipality_id')
      .where('key', '=', site)
      .executeTakeFirst();
    if (!row) return;
    const chain = { of: 'municipality', id: row.municipality_id } as const;
    await appendEntry(transaction, { chain, at, agentId: null, roomId: null, fact });
  });
}
