/** What a machine can say about the code without running it. */
import { foreignLicences } from './licences.ts';
import { runTool } from './run-tool.ts';

const checks = [
  { name: 'types', tool: 'tsc', args: ['-b'] },
  { name: 'lint, format and import borders', tool: 'biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'dead code and undeclared dependencies', tool: 'knip', args: ['--no-progress'] },
];

/** Runs them all and counts. */
export async function checkAll(): Promise<{ passed: number; failed: number }> {
  const foreign = foreignLicences();
  report(foreign.length === 0, ['licences', ...foreign].join('\n  '));
  let passed = foreign.length === 0 ? 1 : 0;
  for (const { name, tool, args } of checks) {
    const ok = (await runTool(tool, args)) === 0;
    report(ok, name);
    if (ok) passed++;
  }
  return { passed, failed: checks.length + 1 - passed };
}

function report(ok: boolean, name: string): void {
  process.stdout.write(`${ok ? '✓' : '✗'} ${name}\n`);
}

if (import.meta.main) process.exit((await checkAll()).failed);
