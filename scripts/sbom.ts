/**
 * `npm run sbom`: a list of every package that the product consists of (CycloneDX, JSON), from the lockfile, without what
 * only builds or tests it. Checks that the server's and the browsers' parts are in it.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runCommandLine } from './run-tool.ts';

const file = join(root, '.cache', 'sbom', 'medkig.cdx.json');
const mustHave = ['express', 'pg', 'react', 'rrweb', 'socket.io', 'socket.io-client'];

process.exit(await main());

async function main(): Promise<number> {
  const pnpm = process.env.MEDKIG_PNPM;
  if (!pnpm) return fail('Run it as «npm run sbom», which knows the version of pnpm.');
  mkdirSync(dirname(file), { recursive: true });
  const what = ['--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--prod', '--out', file];
  const code = await runCommandLine('npx', ['-y', pnpm, 'sbom', ...what]);
  if (code !== 0) return code;
  const { components } = JSON.parse(readFileSync(file, 'utf8'));
  const names = new Set(components.map(({ name }: { name: string }) => name));
  const missing = mustHave.filter((name) => !names.has(name));
  if (missing.length > 0) return fail(`Missing from the list: ${missing.join(', ')}.`);
  process.stdout.write(`${components.length} packages.\n`);
  return 0;
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
