/** Where the key of sealed values comes from: the environment, or a file beside the embedded database. Never the database. */
import { link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataKeys } from './seal.ts';

export interface DataKeyConfig {
  /** `DATA_KEY`; absent: the file. */
  given: Uint8Array | undefined;
  /** `DATA_KEY_PREVIOUS`. */
  previous: Uint8Array | undefined;
  /** `DATA_DIR`. */
  folder: string;
}

export type DataKeysRead =
  /** `isShut`: nobody but the file's owner may read it. */
  | { ok: true; keys: DataKeys; from: 'environment' }
  | { ok: true; keys: DataKeys; from: 'file'; isShut: boolean }
  | { ok: false; reason: 'missing' | 'malformed' }
  /** `code`: the system's, such as `EACCES`. */
  | { ok: false; reason: 'not-readable'; code: string };

/** Thrown when the service has no key and can make none. `code`: the system's, such as `EACCES`; or `malformed`. */
export class NoDataKey extends Error {
  override name = 'NoDataKey';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const KEY_BYTES = 32;
export const FILE_NAME = 'data-key';

/** 32 bytes in Base64 of either alphabet, as `openssl rand -base64 32` writes them; absent if it is anything else. */
export function parseDataKey(text: string): Uint8Array | undefined {
  return /^[\w+/-]{43}=?$/.test(text) ? Buffer.from(text, 'base64url') : undefined;
}

/** Makes nothing. */
export async function readDataKeys({ given, previous, folder }: DataKeyConfig): Promise<DataKeysRead> {
  if (given) return { ok: true, keys: { present: given, previous }, from: 'environment' };
  const path = join(folder, FILE_NAME);
  try {
    const present = parseDataKey((await readFile(path, 'utf8')).trim());
    if (!present) return { ok: false, reason: 'malformed' };
    const isShut = ((await stat(path)).mode & 0o077) === 0;
    return { ok: true, keys: { present, previous }, from: 'file', isShut };
  } catch (error) {
    const code = systemCode(error);
    return code === 'ENOENT' ? { ok: false, reason: 'missing' } : { ok: false, reason: 'not-readable', code };
  }
}

/** The same, and makes the file if there is neither it nor a key. Throws `NoDataKey`. */
export async function provideDataKeys(
  config: DataKeyConfig,
  randomBytes: (n: number) => Uint8Array,
): Promise<DataKeys> {
  const found = await readDataKeys(config);
  if (found.ok) return found.keys;
  if (found.reason === 'missing') {
    await makeFile(config.folder, randomBytes).catch((error: unknown) => {
      throw new NoDataKey(systemCode(error));
    });
    const made = await readDataKeys(config);
    if (made.ok) return made.keys;
  }
  throw new NoDataKey(found.reason === 'not-readable' ? found.code : found.reason);
}

/** Whole and on the disk before it has its name; of two processes that make one at once, the first one's stays. */
async function makeFile(folder: string, randomBytes: (n: number) => Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const partial = join(folder, `.${FILE_NAME}.${Buffer.from(randomBytes(6)).toString('hex')}`);
  const file = await open(partial, 'wx', 0o600);
  try {
    await file.writeFile(`${Buffer.from(randomBytes(KEY_BYTES)).toString('base64url')}\n`);
    await file.sync();
    await link(partial, join(folder, FILE_NAME)).catch((error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error;
    });
  } finally {
    await file.close();
    await rm(partial, { force: true });
  }
}

/** Throws what is not the file system's. */
function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && 'syscall' in error) return String(error.code);
  throw error;
}
