import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const spec = readFileSync(join(root, 'packages/protocol/SPEC.md'), 'utf8');
const rules = new Set([...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, id]) => id));

const named = new Set(
  globSync('{packages,server,citizen-snippet,agent-ui,tests}/**/*.test.ts', { cwd: root })
    .filter((path) => !path.includes('node_modules'))
    .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/\[([CFPERLMSW]\d+)\]/g)])
    .map(([, id]) => id),
);

it('every rule of the protocol is named by a test', () => {
  expect([...rules].filter((id) => !named.has(id))).toEqual([]);
});

it('every rule a test names is in the protocol', () => {
  expect([...named].filter((id) => !rules.has(id))).toEqual([]);
});
