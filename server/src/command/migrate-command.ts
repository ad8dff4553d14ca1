import { migrate } from '../storage/migrate.ts';
import type { Command } from './command.ts';
import { withDatabaseAsItIs } from './with-database.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  does: 'brings the tables up to date, as each start does',
  async run(rest, deps) {
    if (rest.length > 0) return 2;
    return withDatabaseAsItIs(deps, async ({ db }) => {
      const names = await migrate(db);
      for (const name of names) deps.write(`${name}: done`);
      deps.write(
        names.length === 0 ? 'Nothing to do: the tables are up to date.' : 'The tables are up to date.',
      );
      return 0;
    });
  },
};
