/** Files that are there as a whole or not at all. */
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type Written =
  | { ok: true }
  /** `code` is the system's: `ENOSPC`, `EACCES`, `ENOENT` for a folder that is not there. */
  | { ok: false; reason: 'not-written'; code: string };

/** Only the owner may read it. A file of that name is replaced in the moment in which the new one is whole and on the disk. */
export async function writeWholeFile(
  path: string,
  source: [Readable, ...Transform[]],
  randomBytes: (length: number) => Uint8Array,
): Promise<Written> {
  const partial = join(dirname(path), `.${basename(path)}.${Buffer.from(randomBytes(6)).toString('hex')}`);
  try {
    const file = await open(partial, 'wx', 0o600);
    try {
      await pipeline([...source, file.createWriteStream({ flush: true })]);
    } finally {
      await file.close();
    }
    await rename(partial, path);
    return { ok: true };
  } catch (error) {
    await rm(partial, { force: true });
    const code = systemCode(error);
    if (code === undefined) throw error;
    return { ok: false, reason: 'not-written', code };
  }
}

/** Of the file system's failures, which name the call that failed; a database's have codes too. */
function systemCode(error: unknown): string | undefined {
  const isSystem = error instanceof Error && 'syscall' in error && 'code' in error && 'path' in error;
  return isSystem ? String(error.code) : undefined;
}
