import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { LONGEST_INCIDENT_MS } from '@medkig/api/audit';
import type { Kysely } from 'kysely';
import type { ChainOwner } from '../audit/audit-event.ts';
import { checkChain, listChains } from '../audit/audit-log.ts';
import type { Break, Place } from '../audit/hash-chain.ts';
import { exportIncident } from '../audit/incident.ts';
import { exportLog } from '../audit/log-export.ts';
import type { NamedLog } from '../audit/log-reading.ts';
import { verifyExport } from '../audit/verify-export.ts';
import type { Tables } from '../storage/tables.ts';
import type { Command, CommandDeps, ExitCode } from './command.ts';
import { readIncidentAsked } from './incident-asked.ts';
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
    return withDatabase(deps, ({ db }) => exportAudit(db, { name: rest.join(' '), at: deps.now() }, deps));
  },
};

export const auditVerify: Command = {
  name: 'audit verify',
  takes: 'FILE',
  does: 'whether an exported log or incident is as it was written; needs no database',
  async run(rest, deps) {
    return rest.length === 0 ? 2 : verifyAudit(rest.join(' '), deps);
  },
};

export const exportIncidentCommand: Command = {
  name: 'export incident',
  takes: 'NAME --from 2026-01-05 --to 2026-01-07',
  does: 'what is known of the municipality in these days, 31 at most, as JSON',
  async run(rest, deps) {
    const asked = readIncidentAsked(rest);
    if (!asked) return 2;
    return withDatabase(deps, ({ db }) => exportIncidentOf(db, { ...asked, at: deps.now() }, deps));
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
      write(`${name}: ${wholeText(check.from, check.head)}`);
    } else {
      const { number, is } = check.broken;
      write(`${name}: entry ${number} ${broken[is]}`);
      code = 1;
    }
  }
  return code;
}

function wholeText(before: Place, head: Place): string {
  return `whole, entries ${before.number + 1} to ${head.number}, the last is ${head.hash}`;
}

/** What the log is, then each entry as one line of JSON, with its hash. `at` in milliseconds since 1970. */
async function exportAudit(
  db: Kysely<Tables>,
  { name, at }: { name: string; at: number },
  output: Output,
): Promise<ExitCode> {
  const log = await findByName(db, name, output);
  if (!log) return 1;
  for await (const line of await exportLog(db, log, { by: null, at })) output.write(JSON.stringify(line));
  return 0;
}

interface IncidentAsked {
  /** The municipality. */
  name: string;
  /** Milliseconds since 1970: from the first on, before the second, asked for at the third. */
  from: number;
  to: number;
  at: number;
}

/** What is known of a municipality in a stretch of time, as one line of JSON. */
async function exportIncidentOf(
  db: Kysely<Tables>,
  { name, from, to, at }: IncidentAsked,
  output: Output,
): Promise<ExitCode> {
  if (to - from > LONGEST_INCIDENT_MS) {
    output.complain('One file tells of 31 days at most: take several.');
    return 1;
  }
  const log = await findByName(db, name, output);
  if (!log) return 1;
  if (log.owner.of !== 'municipality') {
    output.complain(`«${name}» is no municipality.`);
    return 1;
  }
  const stretch = { municipalityId: log.owner.id, from, to };
  const asked = { by: null, at, reach: { of: 'all' } } as const;
  output.write(JSON.stringify(await exportIncident(db, log, stretch, asked)));
  return 0;
}

/** Whether an exported file is as it was written; needs no database. */
async function verifyAudit(file: string, { write, complain }: Output): Promise<ExitCode> {
  try {
    const verified = await verifyExport(createInterface({ input: createReadStream(file) }));
    if (verified.is === 'unreadable') {
      complain(`Line ${verified.line} is none of an audit log or an incident.`);
      return 1;
    }
    const { of, is } = verified;
    const name = of.name ?? of.log;
    if (is === 'whole') write(`${name}: ${wholeText(of.before, of.head)}`);
    else if (is === 'changed') write(`${name}: the part «${verified.part}» is not what was written`);
    else write(`${name}: entry ${verified.broken.number} ${broken[verified.broken.is]}`);
    return is === 'whole' ? 0 : 1;
  } catch (error) {
    if (!isNoFile(error)) throw error;
    complain(`There is no file «${file}» to read.`);
    return 1;
  }
}

function isNoFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
}

async function findByName(
  db: Kysely<Tables>,
  name: string,
  { complain }: Output,
): Promise<NamedLog | undefined> {
  const owners = await listChains(db);
  const names = await Promise.all(owners.map((owner) => nameOf(db, owner)));
  const owner = owners[names.indexOf(name)];
  if (owner) return { owner, name };
  complain(`There is no audit log of «${name}». There are: ${names.filter(Boolean).join(', ') || 'none'}.`);
  return undefined;
}

/** Undefined once the municipality or hotline is gone; its log stays for its time. */
async function nameOf(db: Kysely<Tables>, { of, id }: ChainOwner): Promise<string | undefined> {
  if (of === 'service') return 'Medkig';
  const row = await db.selectFrom(of).select('name').where('id', '=', id).executeTakeFirst();
  return row?.name;
}
