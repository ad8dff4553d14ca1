import { type Config, readConfig } from '../config.ts';
import { connectDatabase, type Database, FolderInUse } from '../storage/database.ts';
import { appliedMigrations, isNewer, migrate } from '../storage/migrate.ts';
import type { CommandDeps, ExitCode } from './command.ts';

type Work = (database: Database, config: Config) => Promise<ExitCode>;

const sentences = {
  running:
    'Medkig is running on this DATA_DIR: stop it first, since an embedded database belongs to one process.',
  newer:
    'A newer version of Medkig has changed this database, and this one cannot read it: use the newer one.',
  closed: 'The database could not be opened; is it the one that Medkig runs on, and is it there?',
} as const;

/** Opens the service's database, brings its tables up to date and closes it after the work. */
export function withDatabase(deps: CommandDeps, work: Work): Promise<ExitCode> {
  return withDatabaseAsItIs(deps, async (database, config) => {
    await migrate(database.db);
    return work(database, config);
  });
}

/** The same, with whatever tables it has. */
export async function withDatabaseAsItIs(deps: CommandDeps, work: Work): Promise<ExitCode> {
  const result = readConfig(deps.environment);
  if (!result.ok) return refuse(deps, result.sentence);
  let database: Database;
  try {
    database = await connectDatabase(result.config.database);
  } catch (error) {
    return refuse(deps, error instanceof FolderInUse ? sentences.running : sentences.closed);
  }
  try {
    const applied = await appliedMigrations(database.db).catch(() => undefined);
    if (!applied) return refuse(deps, sentences.closed);
    if (isNewer(applied)) return refuse(deps, sentences.newer);
    return await work(database, result.config);
  } finally {
    await database.close();
  }
}

function refuse(deps: CommandDeps, sentence: string): 1 {
  deps.complain(sentence);
  return 1;
}
