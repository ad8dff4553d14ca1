import { buildAll } from './build.ts';
import { providePrograms } from './programs.ts';
import { runTool } from './run-tool.ts';

/** Builds all and runs one file of `tests/bench`, by the beginning of its name; resolves to the exit code. */
export async function runBench(name: string): Promise<number> {
  const programs = providePrograms();
  if (!programs.ok) {
    process.stderr.write(`${programs.sentence}\n`);
    return 1;
  }
  if (!(await buildAll())) return 1;
  if (process.argv.includes('--quick')) process.env.MEDKIG_BENCH = 'quick';
  return runTool('vitest', ['run', '--config', 'tests/bench/vitest.config.ts', name]);
}
