/** Finds the Chromium that the tests cannot do without: an installed one, else one that npm can bring. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onPath } from './on-path.ts';
import { root } from './run-tool.ts';

const SPARTICUZ = '@sparticuz/chromium@153.0.0';
const cache = join(root, '.cache', 'chromium');
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export function installedChromium(): string | undefined {
  return (
    process.env.MEDKIG_CHROMIUM ??
    onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) ??
    macPaths.find((path) => existsSync(path))
  );
}

/** A headless build inside an npm package; it is unpacked into a temporary folder and says where. */
export function chromiumFromNpm(): string | undefined {
  process.stdout.write('Fetching a headless Chromium with npm …\n');
  spawnSync('npm', ['install', '--no-save', '--prefix', cache, SPARTICUZ], { stdio: 'ignore' });
  const script = "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());";
  const asked = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: cache,
    encoding: 'utf8',
  });
  const path = asked.stdout?.trim();
  return path && existsSync(path) ? path : undefined;
}
