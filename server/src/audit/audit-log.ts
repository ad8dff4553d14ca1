/** The audit log in the database: written in order, read in pages, checked, and forgotten after its time. */
import type { FactKind } from '@medkig/api/audit';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { AuditEntryTable, Tables } from '../storage/tables.ts';
import { type AuditEvent, type ChainOwner, chainName, ownerOf } from './audit-event.ts';
import { BEGINNING, type Break, createCheck, hashOf, type Link, type Place } from './hash-chain.ts';

/** No entry has a lower number. PostgreSQL's `integer` ends here. */
const BEFORE_ALL = -(2 ** 31);
/** Entries that are read at a time. */
const PAGE = 1000;

export type Entry = Link & { hash: string };

/** `from`: where what is kept begins. */
export type Check = { ok: true; from: Place; head: Place } | { ok: false; broken: Break };

/**
 * Adds one entry to its chain, in the transaction of what it tells: both are written, or neither. Whoever else writes
 * to the chain waits for its end.
 */
export async function appendEntry(transaction: Transaction<Tables>, event: AuditEvent): Promise<void> {
  const chain = chainName(event.chain);
  await transaction
    .insertInto('audit_chain')
    .values({
      chain,
      number: BEGINNING.number,
      hash: BEGINNING.hash,
      from_number: BEGINNING.number,
      from_hash: BEGINNING.hash,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const before = await transaction
    .selectFrom('audit_chain')
    .select(['number', 'hash'])
    .where('chain', '=', chain)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const { what, ...details } = event.fact;
  const { at, agentId, roomId } = event;
  // Whoever adds a fact adds it there too, and then the console asks for its sentence.
  what satisfies FactKind;
  const link: Link = { number: before.number + 1, at, what, agentId, roomId, details };
  const hash = hashOf(before.hash, chain, link);
  await transaction
    .insertInto('audit_entry')
    .values({
      chain,
      number: link.number,
      at: new Date(at),
      what,
      agent_id: agentId,
      room_id: roomId,
      details: JSON.stringify(details),
      hash,
    })
    .execute();
  await transaction
    .updateTable('audit_chain')
    .set({ number: link.number, hash })
    .where('chain', '=', chain)
    .execute();
}

/** Entries of one chain after the number `after`, the oldest first, `limit` at most. */
export async function readEntries(
  db: Kysely<Tables>,
  owner: ChainOwner,
  { after, limit }: { after: number; limit: number },
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .selectAll()
    .where('chain', '=', chainName(owner))
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(entryOf);
}

/** A whole chain, the oldest first, with whatever was put before its beginning. */
export async function* allEntries(db: Kysely<Tables>, owner: ChainOwner): AsyncGenerator<Entry> {
  let after = BEFORE_ALL;
  for (;;) {
    const entries = await readEntries(db, owner, { after, limit: PAGE });
    yield* entries;
    const last = entries.at(-1);
    if (!last || entries.length < PAGE) return;
    after = last.number;
  }
}

/** All that anything was written to. */
export async function listChains(db: Kysely<Tables>): Promise<ChainOwner[]> {
  const rows = await db.selectFrom('audit_chain').select('chain').orderBy('chain').execute();
  return rows.map(({ chain }) => ownerOf(chain));
}

/** Where what is kept of a chain begins (the place before its first entry), and where it ends. */
export async function placesOf(db: Kysely<Tables>, owner: ChainOwner): Promise<{ from: Place; head: Place }> {
  const row = await db
    .selectFrom('audit_chain')
    .selectAll()
    .where('chain', '=', chainName(owner))
    .executeTakeFirst();
  if (!row) return { from: BEGINNING, head: BEGINNING };
  const { number, hash, from_number, from_hash } = row;
  return { from: { number: from_number, hash: from_hash }, head: { number, hash } };
}

/** Reads a chain from its beginning; one that nobody has written to is whole. */
export async function checkChain(db: Kysely<Tables>, owner: ChainOwner): Promise<Check> {
  const chain = chainName(owner);
  // One sight of both tables: what is written meanwhile belongs to neither.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (transaction) => {
      const { from, head } = await placesOf(transaction, owner);
      const check = createCheck(chain, from, head);
      for await (const entry of allEntries(transaction, owner)) {
        const broken = check.next(entry);
        if (broken) return { ok: false, broken };
      }
      const broken = check.end();
      return broken ? { ok: false, broken } : { ok: true, from, head };
    });
}

/** Deletes what is older than `before` (milliseconds since 1970) and returns how many; what stays can be checked as it could. */
export async function forgetEntries(db: Kysely<Tables>, before: number): Promise<number> {
  const chains = await db.selectFrom('audit_chain').select('chain').execute();
  let gone = 0;
  for (const { chain } of chains)
    gone += await db.transaction().execute((transaction) => forget(transaction, chain, before));
  return gone;
}

async function forget(transaction: Transaction<Tables>, chain: string, before: number): Promise<number> {
  const { number } = await transaction
    .selectFrom('audit_chain')
    .select('number')
    .where('chain', '=', chain)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const entries = transaction.selectFrom('audit_entry').where('chain', '=', chain);
  const oldest = await entries
    .select(({ fn }) => fn.min('number').as('number'))
    .where('at', '>=', new Date(before))
    .executeTakeFirst();
  const last = oldest?.number == null ? number : oldest.number - 1;
  const end = await entries.select(['number', 'hash']).where('number', '=', last).executeTakeFirst();
  if (!end) return 0;
  await transaction
    .updateTable('audit_chain')
    .set({ from_number: end.number, from_hash: end.hash })
    .where('chain', '=', chain)
    .execute();
  const gone = await transaction
    .deleteFrom('audit_entry')
    .where('chain', '=', chain)
    .where('number', '<=', end.number)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

export function entryOf(row: Selectable<AuditEntryTable>): Entry {
  const { number, at, what, agent_id, room_id, details, hash } = row;
  return { number, at: at.getTime(), what, agentId: agent_id, roomId: room_id, details, hash };
}
