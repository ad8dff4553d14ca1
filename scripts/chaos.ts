/**
 * `npm run chaos`: the server is killed and nets fail, MEDKIG_CHAOS_ROUNDS times (20 by default) where `npm test` does it
 * a few times, and to a fifth of the sessions; codes are typed by the hundred (MEDKIG_CHAOS_CODES for each fault).
 * Prints how long the agent's stage took to be back.
 */
import { buildAll } from './build.ts';
import { providePrograms } from './programs.ts';
import { runTool } from './run-tool.ts';

const programs = providePrograms();
if (!programs.ok) {
  process.stderr.write(`${programs.sentence}\n`);
  process.exit(1);
}
if (!(await buildAll())) process.exit(1);
process.env.MEDKIG_CHAOS_ROUNDS ??= '20';
process.env.MEDKIG_CHAOS_PAIRS ??= '300';
process.env.MEDKIG_CHAOS_CODES ??= '80';
const options = ['--project', 'behaviour', '--disableConsoleIntercept=true', '--maxWorkers=1'];
process.exit(await runTool('vitest', ['run', ...options, 'tests/chaos', ...process.argv.slice(2)]));
