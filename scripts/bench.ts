/**
 * `npm run bench`: the product and a stock rrweb + Socket.IO baseline side by side, for half an hour; `-- --quick` for seven
 * minutes. Prints what keeps its bound and what misses it; fails only if it could not run.
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
if (process.argv.includes('--quick')) process.env.MEDKIG_BENCH = 'quick';
process.exit(await runTool('vitest', ['run', '--config', 'tests/bench/vitest.config.ts']));
