/** Every value of the database that is sealed, in one list: the doctor counts them, `medkig reseal` seals them anew. */
import type { Kysely } from 'kysely';
import type { Tables } from '../storage/tables.ts';
import type { Cell, Seal } from './seal.ts';

interface Sealed {
  cell: Cell;
  value: string;
}

export interface SealedCount {
  all: number;
  /** Sealed under the previous key. */
  old: number;
  /** That no key of ours opens. */
  shut: number;
}

async function sealedIn(db: Kysely<Tables>): Promise<Sealed[]> {
  const agents = await db
    .selectFrom('agent')
    .select(['id', 'totp_secret'])
    .where('totp_secret', 'is not', null)
    .execute();
  const webhooks = await db.selectFrom('webhook').select(['id', 'secret', 'previous_secret']).execute();
  return [
    ...agents.map((row) => ({ column: 'agent.totp_secret', row: row.id, value: row.totp_secret }) as const),
    ...webhooks.map((row) => ({ column: 'webhook.secret', row: row.id, value: row.secret }) as const),
    ...webhooks.map(
      (row) => ({ column: 'webhook.previous_secret', row: row.id, value: row.previous_secret }) as const,
    ),
  ].flatMap(({ value, ...cell }) => (value === null ? [] : [{ cell, value }]));
}

/** @param seal absent: there is no key, so nothing opens */
export async function countSealed(db: Kysely<Tables>, seal: Seal | undefined): Promise<SealedCount> {
  const count = { all: 0, old: 0, shut: 0 };
  for (const { cell, value } of await sealedIn(db)) {
    const opened = seal?.open(value, cell);
    count.all += 1;
    if (!opened?.ok) count.shut += 1;
    else if (opened.isOld) count.old += 1;
  }
  return count;
}

/** Seals under the present key what the previous one has sealed; `old` are those that it was done to. */
export async function resealAll(db: Kysely<Tables>, seal: Seal): Promise<SealedCount> {
  const count = { all: 0, old: 0, shut: 0 };
  for (const { cell, value } of await sealedIn(db)) {
    const opened = seal.open(value, cell);
    count.all += 1;
    if (!opened.ok) count.shut += 1;
    else if (opened.isOld) {
      await replace(db, cell, { from: value, to: seal.seal(opened.text, cell) });
      count.old += 1;
    }
  }
  return count;
}

/** Unless it has become another one meanwhile. */
async function replace(
  db: Kysely<Tables>,
  { column, row }: Cell,
  { from, to }: { from: string; to: string },
): Promise<void> {
  switch (column) {
    case 'agent.totp_secret':
      await db
        .updateTable('agent')
        .set({ totp_secret: to })
        .where('id', '=', row)
        .where('totp_secret', '=', from)
        .execute();
      return;
    case 'webhook.secret':
      await db
        .updateTable('webhook')
        .set({ secret: to })
        .where('id', '=', row)
        .where('secret', '=', from)
        .execute();
      return;
    case 'webhook.previous_secret':
      await db
        .updateTable('webhook')
        .set({ previous_secret: to })
        .where('id', '=', row)
        .where('previous_secret', '=', from)
        .execute();
      return;
    default: {
      const never: never = column;
      throw new Error(`no such column: ${String(never)}`);
    }
  }
}
