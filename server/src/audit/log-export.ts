/** A chain as a file that can be checked without the database: what it is, then an entry a line. */
import type { ExportedHead, exportedEntrySchema } from '@medkig/api/audit';
import type { Kysely } from 'kysely';
import type * as v from 'valibot';
import type { Tables } from '../storage/tables.ts';
import { type AuditFact, chainName } from './audit-event.ts';
import { allEntries, appendEntry, type Entry, placesOf } from './audit-log.ts';
import type { NamedLog } from './log-reading.ts';

export type ExportedEntry = v.InferOutput<typeof exportedEntrySchema>;
export type ExportedLine = ExportedHead | ExportedEntry;

interface Exporting {
  /** Null for the operator's command. */
  by: string | null;
  /** Milliseconds since 1970. */
  at: number;
}

/** Writes down that a log is taken out, before anything of it is. */
export async function noteExport(
  db: Kysely<Tables>,
  { owner: chain }: NamedLog,
  { by: agentId, at }: Exporting,
  fact: AuditFact,
): Promise<void> {
  await db
    .transaction()
    .execute((transaction) => appendEntry(transaction, { chain, at, agentId, roomId: null, fact }));
}

/**
 * The whole log with the entry that tells of this export, and without what is written meanwhile. It is read in pages and
 * outside of any transaction: an embedded database has one, and who fetches may be slow.
 */
export async function exportLog(
  db: Kysely<Tables>,
  log: NamedLog,
  exporting: Exporting,
): Promise<AsyncIterable<ExportedLine>> {
  await noteExport(db, log, exporting, { what: 'audit-exported' });
  const head = await headOf(db, log, exporting.at);
  return linesOf(db, log, head);
}

async function headOf(db: Kysely<Tables>, { owner, name }: NamedLog, at: number): Promise<ExportedHead> {
  const { from: before, head } = await placesOf(db, owner);
  return { log: chainName(owner), name, exportedAt: new Date(at).toISOString(), before, head };
}

async function* linesOf(
  db: Kysely<Tables>,
  { owner }: NamedLog,
  head: ExportedHead,
): AsyncGenerator<ExportedLine> {
  yield head;
  for await (const entry of allEntries(db, owner)) {
    if (entry.number > head.head.number) return;
    yield exportedOf(entry);
  }
}

export function exportedOf(entry: Entry): ExportedEntry {
  return { ...entry, at: new Date(entry.at).toISOString() };
}
