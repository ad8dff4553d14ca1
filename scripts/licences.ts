/** Every installed package has a licence that a municipality's lawyers have read before. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-tool.ts';

const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'Artistic-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Zlib',
]);

/** Names of packages with another licence, or none. */
export function foreignLicences(): string[] {
  const manifests = globSync('node_modules/.pnpm/*/node_modules/{*,@*/*}/package.json', { cwd: root });
  const foreign = new Set<string>();
  for (const path of manifests) {
    const { name, version, license, licenses } = JSON.parse(readFileSync(join(root, path), 'utf8'));
    if (!name || !version || name.startsWith('@medkig/')) continue;
    const stated = String(license?.type ?? license ?? licenses?.[0]?.type ?? 'none');
    if (!isAllowed(stated)) foreign.add(`${name}@${version}: ${stated}`);
  }
  return [...foreign].sort();
}

/** «A OR B» is ours to choose; «A AND B» binds to both. */
function isAllowed(expression: string): boolean {
  const choices = expression.replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence)));
}
