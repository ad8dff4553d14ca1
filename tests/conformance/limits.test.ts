/** docs/limits.md says what the code does, and leaves nothing out. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLimits } from '@medkig/server/load';
import { relayLimits } from '@medkig/server/relay-limits';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/limits.md');

interface Rate {
  burst: number;
  perSecond: number;
}

const KIB = 1024;

function inWords(name: string, value: number): string {
  if (/bytes/i.test(name)) return value >= KIB * KIB ? `${value / KIB / KIB} MiB` : `${value / KIB} KiB`;
  if (!/(?:Ms|_MS)$/.test(name)) return value.toLocaleString('en');
  if (value < 120_000) return `${value / 1000} s`;
  return value < 7_200_000 ? `${value / 60_000} min` : `${value / 3_600_000} h`;
}

function rateInWords(name: string, { burst, perSecond }: Rate): string {
  const rest =
    perSecond < 1
      ? `${Number((perSecond * 600).toFixed(1))} in ten minutes`
      : `${inWords(name, perSecond)} a second`;
  return `${inWords(name, burst)}, then ${rest}`;
}

/** The cells of each row whose first cell is a name, of one part of the page. */
function rowsOf(heading: string): string[][] {
  const [, part = ''] = page.split(`\n## ${heading}\n`);
  const [own = ''] = part.split('\n## ');
  return [...own.matchAll(/^\| `.*$/gm)].map(([row]) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')),
  );
}

it('every limit of the relay stands on the page as it is, with what happens and why', () => {
  const rows = rowsOf('The relay');
  const limits = Object.entries(relayLimits).map(([name, limit]) => [
    name,
    typeof limit === 'number' ? inWords(name, limit) : rateInWords(name, limit),
  ]);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(limits));
  expect(rows.filter((cells) => cells.length !== 4 || cells.includes(''))).toEqual([]);
});

it('so does the load at which a node takes less', () => {
  const { strained, overloaded, ...looks } = loadLimits;
  const level = (of: typeof strained) => `${of.heap * 100} % of the memory, or ${of.delayMs} ms late`;
  expect(Object.fromEntries(rowsOf('The load of a node'))).toEqual({
    strained: level(strained),
    overloaded: level(overloaded),
    ...Object.fromEntries(Object.entries(looks).map(([name, count]) => [name, String(count)])),
  });
});

/** What a constant of this file says, as the page says it: `60 * 60_000`, or `{ burst: 20, perSecond: 20 / 600 }`. */
function constant(path: string, name: string): string {
  const [, said = ''] = new RegExp(`const ${name}(?:: Rate)? = (.+?);`).exec(read(path)) ?? [];
  const number = (text = '') =>
    text
      .split('/')
      .map((part) =>
        part.split('*').reduce((product, factor) => product * Number(factor.replaceAll('_', '')), 1),
      )
      .reduce((whole, part) => whole / part);
  const field = (key: string) => number(new RegExp(`${key}: ([\\d_ /]+)`).exec(said)?.[1]);
  return said.startsWith('{')
    ? rateInWords(name, { burst: field('burst'), perSecond: field('perSecond') })
    : inWords(name, number(said));
}

it.each(rowsOf('Elsewhere'))('%s: %s is %s', (path = '', name = '', value = '') => {
  expect(value).toBe(constant(path, name));
});

it('every file that counts what comes in is named', () => {
  const counting = globSync('server/src/**/*.ts', { cwd: root })
    .filter((path) => !/\.test\.ts$|server\/src\/realtime\//.test(path))
    .filter((path) => /createLimiter\(|\btake\(bucket/.test(read(path)));
  expect(counting.length).toBeGreaterThan(5);
  expect(counting.filter((path) => !page.includes(`\`${path}\``))).toEqual([]);
});

it('the words that people read are the console’s', async () => {
  const { texts } = await import('@medkig/agent-ui/strings');
  for (const reason of ['full', 'load', 'rate'] as const)
    expect(page).toContain(`«${texts.da[`note.${reason}`]}»`);
});
