/**
 * No chunk runs before the browser has compared it with its hash: the loader knows the main chunk's, and the main chunk
 * all others'. A chunk may take from the main one by its name, which is settled before either is hashed.
 */
import { createHash } from 'node:crypto';

interface Chunk {
  fileName: string;
  isEntry: boolean;
  /** What it imports from the start, by file name. */
  imports: readonly string[];
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
  const main = chunks.find(({ isEntry }) => isEntry);
  if (!main) throw new Error('there is no main chunk');
  const checksOf = (name: string): string[] => {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    if (!chunk) throw new Error(`${name} is not part of this build`);
    const others = chunk.imports.filter((one) => one !== main.fileName);
    return [...others.flatMap(checksOf), `$check("${name}","${hashes.get(name)}")`];
  };
  const checked = main.code.replaceAll(/\bimport\("\.\/([\w.-]+)"\)/g, (load, name: string) => {
    const [check = '', ...more] = checksOf(name);
    return `${more.length === 0 ? check : `Promise.all([${[check, ...more]}])`}.then(()=>${load})`;
  });
  main.code = `let $check;export let checkWith=check=>{$check=check};${checked}`;
}
