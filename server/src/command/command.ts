/** What an operator does from a terminal, on the same database as the service and by the same environment. */
import { readConfig } from '../config.ts';
import { type Database, FolderInUse, openDatabase } from '../storage/database.ts';
import { checkAudit, exportAudit, exportIncidentOf, verifyAudit } from './audit-command.ts';
import { readIncidentAsked } from './incident-asked.ts';

export interface CommandDeps {
  environment: Record<string, string | undefined>;
  /** One line of what was asked for. */
  write(line: string): void;
  /** One sentence on what went wrong. */
  complain(sentence: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

const USAGE = `Use one of:
  medkig audit check           whether each audit log is as it was written
  medkig audit export NAME     the log of the municipality or hotline of that name, one entry a line (JSON)
  medkig audit verify FILE     whether an exported log or incident is as it was written; needs no database
  medkig export incident NAME --from 2026-01-05 --to 2026-01-07
                               what is known of the municipality in these days, 31 at most, as JSON`;

/** Resolves to the exit code: 0 done, 1 not as it should be, 2 not understood. */
export async function runCommand(args: readonly string[], deps: CommandDeps): Promise<number> {
  const [group, verb, ...rest] = args;
  const name = rest.join(' ');
  if (group === 'audit' && verb === 'check' && !name) return withDatabase(deps, (db) => checkAudit(db, deps));
  if (group === 'audit' && verb === 'export' && name)
    return withDatabase(deps, (db) => exportAudit(db, { name, at: deps.now() }, deps));
  if (group === 'audit' && verb === 'verify' && name) return verifyAudit(name, deps);
  const incident = group === 'export' && verb === 'incident' ? readIncidentAsked(rest) : undefined;
  if (incident)
    return withDatabase(deps, (db) => exportIncidentOf(db, { ...incident, at: deps.now() }, deps));
  deps.complain(USAGE);
  return 2;
}

async function withDatabase(
  deps: CommandDeps,
  work: (db: Database['db']) => Promise<number>,
): Promise<number> {
  const result = readConfig(deps.environment);
  if (!result.ok) {
    deps.complain(result.sentence);
    return 1;
  }
  let database: Database;
  try {
    database = await openDatabase(result.config.database);
  } catch (error) {
    deps.complain(
      error instanceof FolderInUse
        ? 'Medkig is running on this DATA_DIR: stop it first, since an embedded database belongs to one process.'
        : 'The database could not be opened; is it the one that Medkig runs on, and is it there?',
    );
    return 1;
  }
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}
