import type { Kysely } from 'kysely';
import type { ChainOwner } from '../audit/audit-event.ts';
import { allEntries, checkChain, listChains } from '../audit/audit-log.ts';
import type { Break } from '../audit/hash-chain.ts';
import type { Tables } from '../storage/tables.ts';
import type { CommandDeps } from './command.ts';

type Output = Pick<CommandDeps, 'write' | 'complain'>;

const broken: Record<Break['is'], string> = {
  changed: 'is not what was written, or was put in',
  missing: 'is missing',
  extra: 'was put in',
};

/** A line for each log; 1 when one of them is not as it was written. */
export async function checkAudit(db: Kysely<Tables>, { write }: Output): Promise<number> {
  let code = 0;
  for (const owner of await listChains(db)) {
    const check = await checkChain(db, owner);
    const name = (await nameOf(db, owner)) ?? owner.id;
    if (check.ok) {
      const { from, head } = check;
      write(`${name}: whole, entries ${from.number + 1} to ${head.number}, the last is ${head.hash}`);
    } else {
      const { number, is } = check.broken;
      write(`${name}: entry ${number} ${broken[is]}`);
      code = 1;
    }
  }
  return code;
}

/** Each entry as one line of JSON, with its hash. */
export async function exportAudit(
  db: Kysely<Tables>,
  name: string,
  { write, complain }: Output,
): Promise<number> {
  const owners = await listChains(db);
  const names = await Promise.all(owners.map((owner) => nameOf(db, owner)));
  const owner = owners[names.indexOf(name)];
  if (!owner) {
    complain(`There is no audit log of «${name}». There are: ${names.filter(Boolean).join(', ') || 'none'}.`);
    return 1;
  }
  for await (const entry of allEntries(db, owner))
    write(JSON.stringify({ ...entry, at: new Date(entry.at).toISOString() }));
  return 0;
}

/** Undefined once the municipality or hotline is gone; its log stays for its time. */
async function nameOf(db: Kysely<Tables>, { of, id }: ChainOwner): Promise<string | undefined> {
  if (of === 'service') return 'Medkig';
  const row = await db.selectFrom(of).select('name').where('id', '=', id).executeTakeFirst();
  return row?.name;
}
