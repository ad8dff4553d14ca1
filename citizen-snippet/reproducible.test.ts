/** Who reads the source can build what runs: two builds of one commit are byte-equal, wherever and whenever. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'medkig-elsewhere-'));
  for (const room of ['citizen-snippet', 'packages'])
    cpSync(join(root, room), join(copy, room), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !['dist', '.cache'].includes(basename(path)),
    });
  for (const name of ['node_modules', 'package.json', 'tsconfig.base.json'])
    symlinkSync(join(root, name), join(copy, name));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

it('a build in another folder, another time zone and another year is the same to the byte', () => {
  // The clock is moved before anything of the build is loaded.
  const clock = 'data:text/javascript,const now=Date.now;Date.now=()=>now()%2B4e10';
  const build = (folder: string, timeZone: string, ...flags: string[]) =>
    execFileSync(process.execPath, [...flags, 'build.ts'], {
      cwd: join(folder, 'citizen-snippet'),
      env: { ...process.env, TZ: timeZone, NODE_ENV: '' },
    });
  build(copy, 'Pacific/Auckland', '--import', clock);
  expect(filesOf(copy)).toEqual(filesOf(root));
}, 120_000);

function filesOf(folder: string): [string, string][] {
  const dist = join(folder, 'citizen-snippet/dist/embed');
  return readdirSync(dist)
    .sort()
    .map((name) => [name, readFileSync(join(dist, name)).toString('base64')]);
}
