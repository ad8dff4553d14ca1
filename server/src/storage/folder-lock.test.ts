import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'medkig-lock-')), 'pglite');
  await mkdir(folder);
});
afterAll(() => rm(dirname(folder), { recursive: true, force: true }));

/** Another process that has the lock. */
async function holder(environment: Record<string, string> = {}): Promise<ChildProcess> {
  const program = `
    import { lockFolder } from ${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)};
    await lockFolder(${JSON.stringify(folder)});
    process.stdout.write('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
  if (child.stdout) await once(child.stdout, 'data');
  return child;
}

it('is refused while another process has it, by whatever path', async () => {
  const other = await holder();
  const alias = join(folder, 'alias');
  await symlink(folder, alias);
  expect(await lockFolder(folder)).toBeUndefined();
  expect(await lockFolder(alias)).toBeUndefined();
  other.kill();
  await once(other, 'close');
});

it('is free again when that process was killed', async () => {
  const other = await holder();
  other.kill('SIGKILL');
  await once(other, 'close');
  const lock = await lockFolder(folder);
  expect(lock).toBeDefined();
  await lock?.release();
});

it('is seen by a process with temporary files of its own, as in another container', async () => {
  const other = await holder({ TMPDIR: dirname(folder) });
  expect(await lockFolder(folder)).toBeUndefined();
  other.kill();
  await once(other, 'close');
});

it('is refused also where the path is too long for a socket', async () => {
  const long = join(folder, 'x'.repeat(100));
  await mkdir(long);
  const lock = await lockFolder(long);
  expect(await lockFolder(long)).toBeUndefined();
  await lock?.release();
  const again = await lockFolder(long);
  expect(again).toBeDefined();
  await again?.release();
});
