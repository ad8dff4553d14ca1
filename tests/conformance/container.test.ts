/** What can be said about the image without Docker; `tests/operation/image.test.ts` runs what the image runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Each instruction of the Dockerfile with its arguments, continued lines joined. */
const instructions = read('Dockerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
const all = (name: string) => instructions.filter((one) => one.name === name).map(({ rest }) => rest);
const lastStage = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));

const named = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);

describe('the image', () => {
  it('is made of the Node that the workspace names', () => {
    const { node } = v.parse(
      v.object({ devDependencies: v.object({ node: v.string() }) }),
      JSON.parse(read('package.json')),
    ).devDependencies;
    const from = all('FROM').filter((image) => image.startsWith('node:'));
    expect(new Set(from.map((image) => image.split(' ')[0]))).toEqual(
      new Set([`node:${node}-bookworm-slim`]),
    );
  });

  it('is made with the pnpm that the workspace is installed with', () => {
    const [, pnpm] = /const PNPM = '(.+)'/.exec(read('scripts/run.mjs')) ?? [];
    expect(all('RUN')[0]).toBe(`npm install --global ${pnpm}`);
  });

  it('runs as somebody who is not root, on a port that needs no right, and is asked how it is', () => {
    const of = (name: string) => lastStage.filter((one) => one.name === name).map(({ rest }) => rest);
    expect(of('USER')).toEqual(['node']);
    expect(of('EXPOSE')).toEqual(['4000']);
    expect(of('HEALTHCHECK').join()).toContain('/healthz');
    expect(lastStage.findIndex(({ name }) => name === 'USER')).toBeLessThan(
      lastStage.findIndex(({ name }) => name === 'CMD'),
    );
  });

  it('takes nothing that builds or tests', () => {
    expect(all('RUN').some((line) => line.includes('--prod --filter "@medkig/server..."'))).toBe(true);
    const copied = lastStage.filter(({ name }) => name === 'COPY').map(({ rest }) => rest);
    expect(copied.every((line) => line.startsWith('--from='))).toBe(true);
    for (const path of ['tests', 'scripts ', '/medkig/ ']) expect(copied.join('\n')).not.toContain(path);
  });

  it('is made without what belongs to this machine', () => {
    const ignored = read('.dockerignore').trim().split('\n');
    for (const path of ['.git', '.env', 'secrets', 'data', '**/node_modules'])
      expect(ignored).toContain(path);
  });
});

it('.env.example tells about every variable that the service reads, and about no other', () => {
  const readers = read('server/src/config.ts') + read('server/src/accounts/oidc/oidc-config.ts');
  const used = [...readers.matchAll(/\bread\('([A-Z_]+)'\)|'(OIDC_[A-Z_]+)'/g)].map(
    ([, name, oidc]) => name ?? oidc,
  );
  const forCompose = ['POSTGRES_PASSWORD', 'TURN_REALM'];
  expect(named.toSorted()).toEqual([...new Set([...used, ...forCompose])].toSorted());
});

it('the documents name only commands that there are', async () => {
  const { commands } = await import('@medkig/server/commands');
  const names = commands.map(({ name }) => name);
  for (const page of ['docs/operate.md', 'docs/audit.md']) {
    const told = [
      ...read(page).matchAll(
        /(?:run (?:--silent )?medkig --|scripts\/medkig\.ts|(?:^|`|try )medkig) ([a-z][a-z ]*[a-z])/gm,
      ),
    ];
    expect(told.length).toBeGreaterThan(0);
    expect(
      told.map(([, words = '']) => words).filter((words) => !names.some((name) => words.startsWith(name))),
    ).toEqual([]);
  }
});
