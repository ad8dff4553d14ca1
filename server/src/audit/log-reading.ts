/** Audit logs as an auditor looks into them. Every query is narrowed by a `Reach`. */
import type { AuditEntry, AuditLog, AuditPerson } from '@medkig/api/audit';
import { type Kysely, sql } from 'kysely';
import { hotlineWithin, municipalityWithin, type Reach } from '../accounts/access.ts';
import type { Tables } from '../storage/tables.ts';
import { type ChainOwner, chainName, ownerOf, service } from './audit-event.ts';
import { entryOf } from './audit-log.ts';

type Db = Kysely<Tables>;

/** `name`: null once the municipality or hotline is gone, and for the service. */
export interface NamedLog {
  owner: ChainOwner;
  name: string | null;
}

/** The service's first, then hotlines and municipalities by name, then what is gone. Also those that nobody has written to. */
export async function listLogs(db: Db, reach: Reach): Promise<AuditLog[]> {
  const chains = new Map((await readChains(db)).map((row) => [row.chain, row]));
  const logs = await namedLogs(db, reach, [...chains.keys()]);
  return logs.map(({ owner, name }) => {
    const id = chainName(owner);
    const row = chains.get(id);
    return {
      ...{ id, of: owner.of, name },
      entries: row ? row.number - row.from_number : 0,
      from: row?.first?.getTime() ?? null,
      to: row?.last?.getTime() ?? null,
    };
  });
}

async function namedLogs(db: Db, reach: Reach, chains: readonly string[]): Promise<NamedLog[]> {
  const named: NamedLog[] = reach.of === 'all' ? [{ owner: service, name: null }] : [];
  for (const kind of ['hotline', 'municipality'] as const) {
    const rows = await owners(db, kind, reach).orderBy('name').execute();
    named.push(...rows.map(({ id, name }) => ({ owner: { of: kind, id }, name })));
  }
  if (reach.of !== 'all') return named;
  const known = new Set(named.map(({ owner }) => chainName(owner)));
  const gone = chains.filter((chain) => !known.has(chain)).toSorted();
  return [...named, ...gone.map((chain) => ({ owner: ownerOf(chain), name: null }))];
}

function owners(db: Db, of: 'hotline' | 'municipality', reach: Reach) {
  const within = of === 'hotline' ? hotlineWithin(reach, 'id') : municipalityWithin(reach, 'id');
  return db.selectFrom(of).select(['id', 'name']).where(within);
}

function readChains(db: Db) {
  const atOf = (number: 'from_number' | 'number') =>
    sql<Date | null>`(select at from audit_entry as entry where entry.chain = audit_chain.chain
      and entry.number = ${number === 'number' ? sql`audit_chain.number` : sql`audit_chain.from_number + 1`})`;
  return db
    .selectFrom('audit_chain')
    .select(['chain', 'number', 'from_number'])
    .select([atOf('from_number').as('first'), atOf('number').as('last')])
    .execute();
}

/** Undefined where it is out of reach, or where there never was such a log. */
export async function findLog(db: Db, reach: Reach, chain: string): Promise<NamedLog | undefined> {
  const owner = ownerOf(chain);
  if (owner.of === 'service') return reach.of === 'all' ? { owner, name: null } : undefined;
  const row = await owners(db, owner.of, reach).where('id', '=', owner.id).executeTakeFirst();
  if (row) return { owner, name: row.name };
  if (reach.of !== 'all') return undefined;
  const left = await db
    .selectFrom('audit_chain')
    .select('chain')
    .where('chain', '=', chain)
    .executeTakeFirst();
  return left && { owner, name: null };
}

export interface Sought {
  /** Below this number. */
  after?: number | undefined;
  limit: number;
  /** From this moment on, and before that one: milliseconds since 1970. */
  from?: number | undefined;
  to?: number | undefined;
  what?: string | undefined;
  agent?: string | undefined;
  room?: string | undefined;
  /** Everything of the session with this receipt. */
  receipt?: string | undefined;
}

/** Entries of a log that is within reach, the newest first. `next`: what to give as `after`. */
export async function findEntries(
  db: Db,
  reach: Reach,
  owner: ChainOwner,
  sought: Sought,
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const { after, limit, from, to, what, agent, room, receipt } = sought;
  let query = db.selectFrom('audit_entry').selectAll().where('chain', '=', chainName(owner));
  if (after !== undefined) query = query.where('number', '<', after);
  if (from !== undefined) query = query.where('at', '>=', new Date(from));
  if (to !== undefined) query = query.where('at', '<', new Date(to));
  if (what !== undefined) query = query.where('what', '=', what);
  if (agent !== undefined) query = query.where('agent_id', '=', agent);
  if (room !== undefined) query = query.where('room_id', '=', room);
  if (receipt !== undefined)
    query = query.where('room_id', 'in', (rows) =>
      rows.selectFrom('consent_receipt').select('room_id').where('number', '=', receipt),
    );
  const rows = await query
    .orderBy('number', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const people = await peopleOf(
    db,
    reach,
    shown.flatMap(({ agent_id }) => agent_id ?? []),
  );
  const items = shown.map((row) => {
    const { agentId, ...entry } = entryOf(row);
    return { ...entry, person: agentId === null ? null : (people.get(agentId) ?? gone(agentId)) };
  });
  return { items, next: rows.length > limit ? String(shown.at(-1)?.number) : null };
}

/** Everybody who stands in a log that is within reach, by name. */
export async function listPeople(db: Db, reach: Reach, owner: ChainOwner): Promise<AuditPerson[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .select('agent_id')
    .distinct()
    .where('chain', '=', chainName(owner))
    .where('agent_id', 'is not', null)
    .execute();
  const ids = rows.flatMap(({ agent_id }) => agent_id ?? []);
  const people = await peopleOf(db, reach, ids);
  return ids
    .map((id) => people.get(id) ?? gone(id))
    .toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'da'));
}

const gone = (id: string): AuditPerson => ({ id, name: null, employer: null });

/** By id. Somebody else's people are called what citizens see of them: their names are their employer's to tell. */
async function peopleOf(
  db: Db,
  reach: Reach,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AuditPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('agent')
    .leftJoin('municipality', 'municipality.id', 'agent.employer_municipality_id')
    .select(['agent.id', 'agent.name', 'agent.shown_as', 'municipality.name as employer'])
    .select(municipalityWithin(reach, 'agent.employer_municipality_id').as('is_own'))
    .where('agent.id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map(({ id, name, shown_as, employer, is_own }) => [
      id,
      { id, name: is_own ? name : shown_as, employer },
    ]),
  );
}
