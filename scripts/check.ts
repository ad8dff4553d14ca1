/** What a machine can say about the code without running it. */
import { runTool } from './run-tool.ts';

const checks = [
  { name: 'types', tool: 'tsc', args: ['-b'] },
  { name: 'lint, format and import borders', tool: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'dead code and undeclared dependencies', tool: 'knip', args: ['--no-progress'] },
];

/** Runs them all and counts. */
export async function checkAll(): Promise<{ passed: number; failed: number }> {
  let passed = 0;
  for (const { name, tool, args } of checks) {
    const ok = (await runTool(tool, args)) === 0;
    process.stdout.write(`${ok ? '✓' : '✗'} ${name}\n`);
    if (ok) passed++;
  }
  return { passed, failed: checks.length - passed };
}

if (import.meta.main) process.exit((await checkAll()).failed);
