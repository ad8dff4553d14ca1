/**
 * `npm run soak`: what the tests do in part, in full: MEDKIG_HITS presses on the stage (1,000 by default), each with its ring,
 * from MEDKIG_HITS_SEED; MEDKIG_KILLS (20 by default) deaths of a process that writes, on each database; and MEDKIG_SOAK_MINUTES
 * (60 by default) of sessions that come and go, after which the server holds as much as before.
 */
import { buildAll } from './build.ts';
import { providePrograms } from './programs.ts';
import { runTool } from './run-tool.ts';

process.env.MEDKIG_HITS ??= '1000';
process.env.MEDKIG_KILLS ??= '20';
process.env.MEDKIG_SOAK_MINUTES ??= '60';
const programs = providePrograms();
if (!programs.ok) process.stderr.write(`${programs.sentence}\n`);
const isReady = programs.ok && (await buildAll());
const args = [
  'run',
  '--disableConsoleIntercept=true',
  '--project',
  'behaviour',
  '--project',
  'server',
  'tests/places/hits.test.ts',
  'tests/chaos/soak.test.ts',
  'server/src/storage/killed.test.ts',
];
process.exit(isReady ? await runTool('vitest', [...args, ...process.argv.slice(2)]) : 1);
