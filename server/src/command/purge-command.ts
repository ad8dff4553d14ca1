import { forgetOld } from '../retention/retention.ts';
import type { Command } from './command.ts';
import { withDatabase } from './with-database.ts';

export const purgeCommand: Command = {
  name: 'purge',
  does: 'deletes now what has been kept its time, as the service does every hour',
  async run(rest, deps) {
    if (rest.length > 0) return 2;
    return withDatabase(deps, async ({ db }, { auditDays }) => {
      for (const { table, rows } of await forgetOld(db, { now: deps.now(), auditDays }))
        deps.write(`${table}: ${rows} ${rows === 1 ? 'row' : 'rows'}`);
      return 0;
    });
  },
};
