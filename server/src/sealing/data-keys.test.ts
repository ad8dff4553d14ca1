import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoDataKey, parseDataKey, provideDataKeys, readDataKeys } from './data-keys.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'medkig-key-')), 'data');
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const config = (given?: Uint8Array) => ({ given, previous: undefined, folder });

describe('without DATA_KEY', () => {
  it('a file is made once, which its owner alone may read', async () => {
    expect(await readDataKeys(config())).toEqual({ ok: false, reason: 'missing' });
    const { present } = await provideDataKeys(config(), randomBytes);
    expect(present).toHaveLength(32);
    expect(await readdir(folder)).toEqual(['data-key']);
    expect((await stat(join(folder, 'data-key'))).mode & 0o777).toBe(0o600);
    expect((await provideDataKeys(config(), randomBytes)).present).toEqual(present);
  });

  it('two that make it at once have the same key', async () => {
    const [one, two] = await Promise.all([
      provideDataKeys(config(), randomBytes),
      provideDataKeys(config(), randomBytes),
    ]);
    expect(one.present).toEqual(two.present);
  });

  it('a file that others may read is told', async () => {
    await provideDataKeys(config(), randomBytes);
    expect(await readDataKeys(config())).toMatchObject({ ok: true, isShut: true });
    await chmod(join(folder, 'data-key'), 0o640);
    expect(await readDataKeys(config())).toMatchObject({ ok: true, isShut: false });
  });

  it('a file with something else in it is left alone', async () => {
    await provideDataKeys(config(), randomBytes);
    await writeFile(join(folder, 'data-key'), 'hemmelig\n');
    await expect(provideDataKeys(config(), randomBytes)).rejects.toThrow(new NoDataKey('malformed'));
  });

  it('a folder that cannot be made is told by the system’s code', async () => {
    await writeFile(folder, '');
    await expect(provideDataKeys(config(), randomBytes)).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

it('with DATA_KEY no file is made', async () => {
  const given = randomBytes(32);
  expect((await provideDataKeys(config(given), randomBytes)).present).toBe(given);
  await expect(readdir(folder)).rejects.toThrow('ENOENT');
});

it('a key is read in both alphabets of Base64, and nothing else is taken for one', () => {
  const key = Buffer.alloc(32, 0xfb);
  for (const text of [key.toString('base64'), key.toString('base64url')])
    expect(parseDataKey(text)).toEqual(key);
  for (const text of ['', 'hemmelig', key.toString('hex'), randomBytes(31).toString('base64')])
    expect(parseDataKey(text)).toBeUndefined();
});
