import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DatabaseConfig } from '../config.ts';
import { codeOf, type Finding } from './finding.ts';

/** Below it an operator should do something: the database writes ahead up to this much. */
const ENOUGH_BYTES = 1024 ** 3;

export async function checkDisk(config: DatabaseConfig): Promise<Finding> {
  if (config.kind !== 'embedded')
    return { is: 'skipped', says: 'PostgreSQL keeps the rows: watch the disk of its machine' };
  try {
    const bytes = await freeBytes(resolve(config.folder));
    const says = `${(bytes / ENOUGH_BYTES).toFixed(1)} GB are free for DATA_DIR`;
    if (bytes >= ENOUGH_BYTES) return { is: 'right', says };
    return { is: 'wrong', says, todo: 'Make room on that disk, or move DATA_DIR to a larger one.' };
  } catch (error) {
    const says = `DATA_DIR cannot be looked at (${codeOf(error)})`;
    return { is: 'wrong', says, todo: 'Let the service’s user read and write that folder.' };
  }
}

/** Of the folder or, before the first start, of the one that it will be made in. */
async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error;
    return freeBytes(dirname(folder));
  }
}
