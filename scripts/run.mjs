// Plain JavaScript without dependencies, so that it runs on any Node from 20 on: installs the workspace with
// pnpm, then runs the named script on the Node that the workspace itself brings along.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@12.21.0';
const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...args] = process.argv.slice(2);

const [major] = process.versions.node.split('.').map(Number);
if (major < 20)
  stop(`Medkig needs Node 20 or newer; this is ${process.version}. Get one at https://nodejs.org.`);

const windows = process.platform === 'win32';
const install = spawnSync('npx', ['-y', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'pipe'],
  shell: windows,
  encoding: 'utf8',
});
if (install.status !== 0) {
  process.stderr.write(`${install.stdout ?? ''}${install.stderr ?? ''}\n`);
  stop('The packages could not be installed: see above. Is the npm registry within reach?');
}

const node = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const bin = join(root, 'node_modules', '.bin');
const child = spawn(existsSync(node) ? node : process.execPath, [join(root, 'scripts', script), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, MEDKIG_PNPM: PNPM, PATH: `${bin}${windows ? ';' : ':'}${process.env.PATH}` },
});
// Ctrl-C reaches the child by itself; this process only waits for its end.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
