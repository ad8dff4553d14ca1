/** Finds a Chromium for the tests: an installed one, else Debian's package, else one that npm can bring. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './run-tool.ts';

type Browser = { ok: true; path: string } | { ok: false; sentence: string };

const SPARTICUZ = '@sparticuz/chromium@153.0.0';
const cache = join(root, '.cache', 'chromium');

export function provideChromium(): Browser {
  const path = process.env.MEDKIG_CHROMIUM ?? installed() ?? fromDebian() ?? fromNpm();
  if (path) return { ok: true, path };
  return {
    ok: false,
    sentence: 'The tests need Chromium: install it, or set MEDKIG_CHROMIUM to the path of its program.',
  };
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...macPaths];
  return candidates.find((path) => existsSync(path));
}

function fromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  process.stdout.write('Installing Chromium with apt-get …\n');
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'], quiet);
  return installed();
}

/** A headless build inside an npm package; it is unpacked into a temporary folder and says where. */
function fromNpm(): string | undefined {
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
