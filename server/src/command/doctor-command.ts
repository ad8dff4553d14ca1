import { readConfig } from '../config.ts';
import { examine } from '../doctor/doctor.ts';
import type { Finding } from '../doctor/finding.ts';
import { builtFolders } from '../http/built-files.ts';
import type { Command, ExitCode } from './command.ts';

const signs: Record<Finding['is'], string> = { right: '✓', skipped: '–', wrong: '✗' };

export const doctorCommand: Command = {
  name: 'doctor',
  does: 'looks at everything the service stands on, a line each; ends with 1 if something is wrong',
  async run(rest, deps) {
    if (rest.length > 0) return 2;
    const read = readConfig(deps.environment);
    if (!read.ok) {
      deps.complain(read.sentence);
      return 1;
    }
    let code: ExitCode = 0;
    const { now, randomBytes } = deps;
    for await (const { name, finding } of examine(read.config, { now, randomBytes, folders: builtFolders })) {
      const todo = finding.is === 'wrong' ? `. ${finding.todo}` : '';
      deps.write(`${signs[finding.is]} ${name}: ${finding.says}${todo}`);
      if (finding.is === 'wrong') code = 1;
    }
    return code;
  },
};
