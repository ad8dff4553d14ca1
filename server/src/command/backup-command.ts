import { type RestoreRefusal, restoreBackup } from '../backup/restore-backup.ts';
import { storedTables } from '../backup/stored-tables.ts';
import { writeBackup } from '../backup/write-backup.ts';
import type { Command } from './command.ts';
import { note } from './note.ts';
import { withDatabaseAsItIs } from './with-database.ts';

export const backupCommand: Command = {
  name: 'backup',
  takes: 'FILE',
  does: 'writes all that the database holds into one file',
  async run([file, ...more], deps) {
    if (!file || more.length > 0) return 2;
    return withDatabaseAsItIs(deps, async ({ db }) => {
      const written = await writeBackup(db, file, { now: deps.now(), randomBytes: deps.randomBytes });
      if (written.ok) {
        // Before an update the tables may be older than the log.
        if ((await storedTables(db)).includes('audit_chain'))
          await note(db, deps.now(), { what: 'backup-written' });
        deps.write(`${written.rows} rows of ${written.tables} tables are in ${file}.`);
        return 0;
      }
      switch (written.reason) {
        case 'no-tables':
          deps.complain('There is nothing to back up: Medkig has never run on this database.');
          return 1;
        case 'not-written':
          deps.complain(`${file} could not be written (${written.code}); a file of that name is as it was.`);
          return 1;
        default: {
          const never: never = written;
          throw new Error(`no such result: ${String(never)}`);
        }
      }
    });
  },
};

const refusals: Record<RestoreRefusal, string> = {
  'no-file': 'There is no such file, or it may not be read.',
  'not-a-backup': 'This file is not a backup of Medkig.',
  'newer-format': 'A newer version of Medkig has made this backup: restore it with that one.',
  'newer-tables': 'A newer version of Medkig has made this backup: restore it with that one.',
  truncated: 'This backup stops before its end; use another copy of it.',
  damaged: 'This backup is not what was written; use another copy of it.',
  'database-ahead':
    'This backup is older than the empty tables of this database: make a new, empty database, or another DATA_DIR, and restore into that one.',
  'not-empty':
    'This database holds rows already: a backup goes into a new, empty database, or another DATA_DIR.',
};

export const restoreCommand: Command = {
  name: 'restore',
  takes: 'FILE',
  does: 'puts a backup into an empty database, PostgreSQL or embedded',
  async run([file, ...more], deps) {
    if (!file || more.length > 0) return 2;
    return withDatabaseAsItIs(deps, async ({ db }) => {
      const restored = await restoreBackup(db, file);
      if (!restored.ok) {
        deps.complain(`${refusals[restored.reason]} Nothing was restored.`);
        return 1;
      }
      await note(db, deps.now(), { what: 'backup-restored', made: restored.made });
      deps.write(`${restored.rows} rows of ${restored.made} are back, and the tables are up to date.`);
      return 0;
    });
  },
};
