import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type DataKeysRead, FILE_NAME } from '../sealing/data-keys.ts';
import type { SealedCount } from '../sealing/sealed-cells.ts';
import type { Finding } from './finding.ts';

/** Whether what is sealed in the database can be opened, and whether the key lies where it should. */
export function judgeDataKey(
  { database, dataKey }: Pick<Config, 'database' | 'dataKey'>,
  read: DataKeysRead,
  sealed: SealedCount | undefined,
): Finding {
  const file = join(dataKey.folder, FILE_NAME);
  if (!read.ok) return withoutKey(file, read, sealed);
  const where = read.from === 'environment' ? 'DATA_KEY' : file;
  if (sealed && sealed.shut > 0)
    return {
      is: 'wrong',
      says: `${where} opens ${sealed.all - sealed.shut} of ${sealed.all} sealed secrets`,
      todo: 'Set the key that sealed the others as DATA_KEY_PREVIOUS. If it is lost, those people need a new link, and those webhooks a new secret.',
    };
  if (read.from === 'file' && !read.isShut)
    return {
      is: 'wrong',
      says: `others than the service may read ${file}`,
      todo: 'Let its owner alone read it (chmod 600), then change the key (docs/operate.md).',
    };
  if (read.from === 'file' && database.kind === 'postgres')
    return {
      is: 'wrong',
      says: `the rows lie in PostgreSQL, and their key in ${file} of this machine alone`,
      todo: 'Set DATA_KEY to what stands in that file, for every process on this database.',
    };
  if (!sealed) return { is: 'skipped', says: `${where} is there; nobody can look at what it seals just now` };
  const old = sealed.old === 0 ? '' : `; ${sealed.old} still by DATA_KEY_PREVIOUS: run «medkig reseal»`;
  return { is: 'right', says: `${where} opens all of ${sealed.all} sealed secrets${old}` };
}

function withoutKey(
  file: string,
  read: Exclude<DataKeysRead, { ok: true }>,
  sealed: SealedCount | undefined,
): Finding {
  const todo = `Set DATA_KEY, or put ${file} back as it was.`;
  switch (read.reason) {
    case 'missing':
      if (!sealed || sealed.all === 0)
        return {
          is: 'skipped',
          says: 'there is none yet: the first start makes one, unless DATA_KEY is set',
        };
      return { is: 'wrong', says: `there is none, and ${sealed.all} secrets are sealed`, todo };
    case 'malformed':
      return { is: 'wrong', says: `${file} holds no key`, todo };
    case 'not-readable':
      return { is: 'wrong', says: `${file} cannot be read (${read.code})`, todo };
    default: {
      const never: never = read;
      throw new Error(`no such reason: ${String(never)}`);
    }
  }
}
