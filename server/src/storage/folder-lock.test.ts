import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lockFolder } from './folder-lock.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medkig-lock-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Another process that has the lock. */
async function holder(): Promise<ChildProcess> {
  const program = `
    import { lockFolder } from ${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)};
    await lockFolder(${JSON.stringify(folder)});
    process.stdout.write('locked');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
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
