/** What an operator does from a terminal, on the same database as the service and by the same environment. */
import { randomBytes } from 'node:crypto';
import { readConfig } from '../config.ts';
import { type Database, FolderInUse, openDatabase } from '../storage/database.ts';
import { checkAudit, exportAudit } from './audit-command.ts';
import { makeTokenByCommand, readTokenArguments, TOKEN_USAGE } from './token-command.ts';

export interface CommandDeps {
  environment: Record<string, string | undefined>;
  /** One line of what was asked for. */
  write(line: string): void;
  /** One sentence on what went wrong. */
  complain(sentence: string): void;
}

const USAGE = `Use one of:
  medkig audit check           whether each audit log is as it was written
  medkig audit export NAME     the log of the municipality or hotline of that name, one entry a line (JSON)
  medkig token EMAIL NAME --scopes SCOPE,SCOPE [--days N]
                               makes an API token of that person and prints it, once
${TOKEN_USAGE}`;

/** Resolves to the exit code: 0 done, 1 not as it should be, 2 not understood. */
export async function runCommand(args: readonly string[], deps: CommandDeps): Promise<number> {
  const [group, verb, ...rest] = args;
  const name = rest.join(' ');
  if (group === 'audit' && verb === 'check' && !name) return withDatabase(deps, (db) => checkAudit(db, deps));
  if (group === 'audit' && verb === 'export' && name)
    return withDatabase(deps, (db) => exportAudit(db, name, deps));
  const token = group === 'token' && readTokenArguments(args.slice(1));
  if (token)
    return withDatabase(deps, (db) => makeTokenByCommand(db, token, { ...deps, now: Date.now, randomBytes }));
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
