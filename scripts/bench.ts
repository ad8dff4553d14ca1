/**
 * `npm run bench`: the product and a stock rrweb + Socket.IO baseline side by side, for half an hour; `-- --quick` for seven
 * minutes. Prints what keeps its bound and what misses it; fails only if it could not run.
 */
import { runBench } from './run-bench.ts';

process.exit(await runBench('side-by-side'));
