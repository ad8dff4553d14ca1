import type { Kysely } from 'kysely';
import type { ChainOwner } from '../audit/audit-event.ts';
import { allEntries, checkChain, listChains } from '../audit/audit-log.ts';
import type { Break } from '../audit/hash-chain.ts';
import type { Tables } from '../storage/tables.ts';
import type { Command, CommandDeps, ExitCode } from './command.ts';
import { withDatabase } from './with-database.ts';

export const auditCheck: Command = {
  name: 'audit check',
  does: 'whether each audit log is as it was written',
  async run(rest, deps) {
    if (rest.length > 0) return 2;
    return withDatabase(deps, ({ db }) => checkAudit(db, deps));
  },
};

export const auditExport: Command = {
  name: 'audit export',
  takes: 'NAME',
  does: 'the log of the municipality or hotline of that name, one entry a line (JSON)',
  async run(rest, deps) {
    if (rest.length === 0) return 2;
    return withDatabase(deps, ({ db }) => exportAudit(db, rest.join(' '), deps));
  },
};

type Output = Pick<CommandDeps, 'write' | 'complain'>;

const broken: Record<Break['is'], string> = {
  changed: 'is not what was written, or was put in',
  missing: 'is missing',
  extra: 'was put in',
};

/** A line for each log; 1 when one of them is not as it was written. */
async function checkAudit(db: Kysely<Tables>, { write }: Output): Promise<ExitCode> {
  let code: ExitCode = 0;
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
async function exportAudit(db: Kysely<Tables>, name: string, { write, complain }: Output): Promise<ExitCode> {
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
