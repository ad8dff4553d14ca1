/**
 * No chunk runs before the browser has compared it with its hash: the loader knows the main chunk's, and the main chunk
 * all others'. A chunk may take from the main one by its name, which is settled before either is hashed.
 */
import { createHash } from 'node:crypto';

interface Chunk {
  fileName: string;
  isEntry: boolean;
  code: string;
}

/** As `integrity` attributes have it. */
export function integrityOf(algorithm: 'sha256' | 'sha384', bytes: string | Buffer): string {
  return `${algorithm}-${createHash(algorithm).update(bytes).digest('base64')}`;
}

/** Writes the hashes into the main chunk, whose code does not change afterwards. The loader hands in the comparing. */
export function checkChunks(chunks: readonly Chunk[]): void {
  const hashes = new Map<string, string>();
  for (const { fileName, isEntry, code } of chunks) {
    if (isEntry) continue;
    if (/\bimport\(/.test(code))
      throw new Error(`${fileName} loads a chunk, which only the main one can check`);
    hashes.set(fileName, integrityOf('sha256', code));
  }
  for (const chunk of chunks) {
    if (!chunk.isEntry) continue;
    const checked = chunk.code.replaceAll(/\bimport\("\.\/([\w.-]+)"\)/g, (load, name: string) => {
      const hash = hashes.get(name);
      if (hash === undefined) throw new Error(`${name} is not part of this build`);
      return `$check("${name}","${hash}").then(()=>${load})`;
    });
    chunk.code = `let $check;export let checkWith=check=>{$check=check};${checked}`;
  }
}
