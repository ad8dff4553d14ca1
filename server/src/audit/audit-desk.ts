import type { Kysely, Transaction } from 'kysely';
import { findAgent } from '../accounts/agents.ts';
import type { Log } from '../log.ts';
import { createWriteBehind } from '../realtime/write-behind.ts';
import type { Tables } from '../storage/tables.ts';
import { type AuditFact, chainOfEmployer } from './audit-event.ts';
import { appendEntry } from './audit-log.ts';

/** What people do about themselves at the console, on the chains of their employers. */
export interface AuditDesk {
  /** Written when this resolves. Whoever is no longer there leaves nothing. */
  agentDid(agentId: string, fact: AuditFact): Promise<void>;
  /** The same, and nobody waits for it: how long it takes must not tell whether there is such an agent. */
  noteAgent(agentId: string, fact: AuditFact): void;
  /** Resolves when everything that was noted is written or given up. */
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

  return {
    agentDid: (agentId, fact) => write(agentId, fact, now()),
    noteAgent(agentId, fact) {
      const at = now();
      writes.add(() => write(agentId, fact, at));
    },
    flush: writes.flush,
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
