/** Lists by name, in pages. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

export interface Sought {
  /** Words of which each must stand somewhere. */
  search?: string | undefined;
  /** The id of the last one on the page before. */
  after?: string | undefined;
  /** Absent: all. */
  limit?: number | undefined;
}

/** `next`: what to give as `after`; null on the last page. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Whether a row comes after that one, by name; undefined where there is no such row within reach. */
export async function isAfter(
  db: Kysely<Tables>,
  table: 'agent' | 'municipality' | 'hotline',
  { after, within }: { after: string | undefined; within: RawBuilder<boolean> },
): Promise<RawBuilder<boolean> | undefined> {
  if (after === undefined) return sql<boolean>`true`;
  const place = await db
    .selectFrom(table)
    .select(['id', 'name'])
    .where('id', '=', after)
    .where(within)
    .executeTakeFirst();
  if (!place) return undefined;
  const [name, id] = [sql.ref(`${table}.name`), sql.ref(`${table}.id`)];
  return sql<boolean>`(${name}, ${id}) > (${place.name}, ${place.id}::uuid)`;
}

/** Whether each word of `search` stands in one of the columns, whatever its case. */
export function mentions(search: string | undefined, columns: readonly string[]): RawBuilder<boolean> {
  const words = (search ?? '').toLocaleLowerCase('da').split(/\s+/).filter(Boolean);
  const text = sql`concat_ws(' ', ${sql.join(columns.map((column) => sql.ref(column)))})`;
  // By itself the embedded database knows the case of no letter beyond z.
  const lower = sql`lower(translate(${text}, 'ÆØÅÄÖÜÉ', 'æøåäöüé'))`;
  const each = words.map((word) => sql`strpos(${lower}, ${word}) > 0`);
  return sql<boolean>`${each.length > 0 ? sql.join(each, sql` and `) : sql`true`}`;
}

/** As many rows as a query is to give: one more than the page has tells that there is another. */
export function rowsFor(limit: number | undefined): number | null {
  return limit === undefined ? null : limit + 1;
}

export function pageOf<Row extends { id: string }>(
  rows: readonly Row[],
  limit: number | undefined,
): Page<Row> {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > items.length ? (items.at(-1)?.id ?? null) : null };
}
