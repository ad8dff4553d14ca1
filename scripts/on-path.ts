import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first program of these names that is installed; also where only administrators look. */
export function onPath(names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}
