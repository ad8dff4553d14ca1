/** `npm test`: build, check, then every test. Ends with the line `N passed, N failed`. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { checkAll } from './check.ts';
import { providePrograms } from './programs.ts';
import { root, runTool } from './run-tool.ts';

const results = join(root, '.cache', 'test-results.json');

process.exit(await main());

async function main(): Promise<number> {
  const programs = providePrograms();
  if (!programs.ok) return close(`${programs.sentence}\n`, 0, 1);
  if (!(await buildAll())) return close('The build failed: see above.\n', 0, 1);

  const checks = await checkAll();
  rmSync(results, { force: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
  const exitCode = await runTool('vitest', [...args, ...process.argv.slice(2)]);
  const tests = readResults();
  // A suite that could not even be loaded has no tests to count, but the runner's exit code tells.
  const failed = checks.failed + (tests.failed || (exitCode === 0 ? 0 : 1));
  return close(
    programs.skipped.map((sentence) => `${sentence}\n`).join(''),
    checks.passed + tests.passed,
    failed,
  );
}

function readResults(): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
    return { passed: Number(numPassedTests), failed: Number(numFailedTests) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function close(sentence: string, passed: number, failed: number): number {
  process.stdout.write(`${sentence}\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}
