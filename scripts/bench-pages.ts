/**
 * `npm run bench:pages`: how long each page of the console takes from the press to the paint, on the demo's data; `-- --quick` for
 * five rounds. It prints figures and judges nothing; it fails only if it could not run.
 */
import { runBench } from './run-bench.ts';

process.exit(await runBench('console-pages'));
