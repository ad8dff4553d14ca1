/**
 * `npm run pictures`: brings the product to each of its states, keeps a picture of each under `.cache/pictures`,
 * and copies those that the documentation shows to `docs/pictures`.
 */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './build.ts';
import { providePrograms } from './programs.ts';
import { root, runTool } from './run-tool.ts';

/** Name in the documentation, then name of the state's picture. */
const chosen = {
  citizen: 'panel-mark-on-field-1280',
  'citizen-question': 'panel-asking-390',
  'citizen-paused': 'panel-paused-390',
  agent: 'console-mark-on-field-1440',
  'agent-code': 'console-code-waits-1440',
  'agent-dark': 'console-mark-on-field-1440-dark',
};

const programs = providePrograms();
if (!programs.ok) {
  process.stderr.write(`${programs.sentence}\n`);
  process.exit(1);
}
process.env.MEDKIG_PICTURES = '1';
const failed =
  !(await buildAll()) ||
  (await runTool('vitest', [
    'run',
    '--project',
    'behaviour',
    'tests/states',
    'tests/e2e/guided-moving.test.ts',
  ])) !== 0;
if (failed) process.exit(1);
for (const [name, state] of Object.entries(chosen))
  copyFileSync(
    join(root, '.cache', 'pictures', `${state}.png`),
    join(root, 'docs', 'pictures', `${name}.png`),
  );
