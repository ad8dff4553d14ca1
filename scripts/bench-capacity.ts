/**
 * `npm run bench:capacity`: how many pairs one core carries, what a frame and an idle pair cost, a reconnect storm, and what Redis
 * is asked; beside relays that are nothing but `ws` and plain Socket.IO. A quarter of an hour; `-- --quick` for six minutes. Prints
 * what keeps its bound and what misses it; fails only if it could not run.
 */
import { runTool } from './run-tool.ts';

if (process.argv.includes('--quick')) process.env.MEDKIG_BENCH = 'quick';
const args = ['run', '--config', 'tests/bench/vitest.config.ts', 'capacity'];
process.exit(await runTool('vitest', args));
