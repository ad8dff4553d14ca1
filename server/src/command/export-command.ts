import { Readable } from 'node:stream';
import { writeWholeFile } from '../backup/whole-file.ts';
import {
  exportMunicipality as exportRows,
  municipalityNames,
} from '../municipalities/municipality-export.ts';
import type { Command } from './command.ts';
import { withDatabase } from './with-database.ts';

export const exportMunicipality: Command = {
  name: 'export municipality',
  takes: 'NAME FILE|-',
  does: 'all that is stored of one municipality, without secrets (JSON), with its audit log',
  async run(rest, deps) {
    const file = rest.at(-1);
    const name = rest.slice(0, -1).join(' ');
    if (!file || !name) return 2;
    return withDatabase(deps, async ({ db }) => {
      const exported = await exportRows(db, name, deps.now());
      if (!exported) {
        const names = await municipalityNames(db);
        deps.complain(`There is no municipality «${name}». There are: ${names.join(', ') || 'none'}.`);
        return 1;
      }
      const text = JSON.stringify({ at: new Date(deps.now()), ...exported }, null, 2);
      if (file === '-') {
        deps.write(text);
        return 0;
      }
      const written = await writeWholeFile(file, [Readable.from([`${text}\n`])], deps.randomBytes);
      if (!written.ok) deps.complain(`${file} could not be written (${written.code}).`);
      else deps.write(`What is stored of ${name} is in ${file}.`);
      return written.ok ? 0 : 1;
    });
  },
};
