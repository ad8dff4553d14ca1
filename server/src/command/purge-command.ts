import { forgetOld } from '../retention/retention.ts';
import type { Command } from './command.ts';
import { note } from './note.ts';
import { withDatabase } from './with-database.ts';

export const purgeCommand: Command = {
  name: 'purge',
  does: 'deletes now what has been kept its time, as the service does every hour',
  async run(rest, deps) {
    if (rest.length > 0) return 2;
    return withDatabase(deps, async ({ db }, { auditDays }) => {
      const at = deps.now();
      let all = 0;
      for (const { table, rows } of await forgetOld(db, { now: at, auditDays })) {
        deps.write(`${table}: ${rows} ${rows === 1 ? 'row' : 'rows'}`);
        all += rows;
      }
      await note(db, at, { what: 'purged', rows: all });
      return 0;
    });
  },
};
