/** Looks for planted words where they must not be. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** In any of the ways in which text is stored. */
export function contains(bytes: Buffer, text: string): boolean {
  return (
    bytes.includes(text, 0, 'utf8') || bytes.includes(text, 0, 'utf16le') || bytes.includes(text, 0, 'latin1')
  );
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
