import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const pages = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })];

/** Files named in backticks, from the root: `tests/e2e/whole-form.test.ts`. */
const NAMED = /`((?:server|agent-ui|citizen-snippet|packages|tests|scripts|docs|deploy)\/[\w./-]+\.\w+)`/g;
const LINKED = /\]\((?!https?:|#)([^)#]+)/g;

it.each(pages)('%s names only files that are there', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const named = [...text.matchAll(NAMED)].map(([, path = '']) => path);
  const linked = [...text.matchAll(LINKED)].map(([, path = '']) => join(dirname(page), path));
  expect([...named, ...linked].filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it.each(pages)('%s holds no half-made merge, also as the formatter would leave it', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  expect(text.match(/<{7} |={7}|(> ?){7}/g) ?? []).toEqual([]);
});

it('every threat names a control and a test', () => {
  const rows = readFileSync(join(root, 'docs/threat-model.md'), 'utf8').match(/^\| T\d+ .*$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter((row) => row.split('|').filter((cell) => cell.trim() !== '').length < 4)).toEqual([]);
  expect(rows.filter((row) => !/\.test\.ts`|residual/.test(row))).toEqual([]);
});
