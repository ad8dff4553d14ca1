/**
 * No chunk runs before the browser has compared it with its hash: the loader knows the main chunk's, and the main chunk
 * all others'. A chunk may take from the main one by its name, which is settled before either is hashed.
 */
import { createHash } from 'node:crypto';

interface Chunk {
  /** Ends with «-», eight signs and «.js». */
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

/**
 * Writes the hashes into the main chunk, whose code does not change afterwards, and calls each chunk by the beginning
 * of its own. The loader hands in the comparing.
 */
export function checkChunks(chunks: readonly Chunk[]): void {
  const main = chunks.find(({ isEntry }) => isEntry);
  if (!main) throw new Error('there is no main chunk');
  const loads = new Map<string, string>();
  for (const chunk of chunks) {
    const { fileName, imports, code } = chunk;
    if (chunk === main) continue;
    if (/\bimport\(/.test(code) || imports.some((name) => name !== main.fileName))
      throw new Error(`${fileName} loads a chunk, which only the main one can check`);
    const hash = createHash('sha256').update(code).digest('base64');
    const name = fileName.slice(0, -'12345678.js'.length);
    chunk.fileName = name + nameFrom(hash);
    loads.set(fileName, `$load("${name}","${hash}")`);
  }
  const checked = main.code.replaceAll(/\bimport\("\.\/([\w.-]+)"\)/g, (_, name: string) => {
    const load = loads.get(name);
    if (!load) throw new Error(`${name} is not part of this build`);
    return load;
  });
  main.code = `${LOAD}${checked}`;
}

/** Letters and digits of the hash itself, so that the main chunk need not hold the name as well. */
function nameFrom(hash: string): string {
  return `${hash.replace(/\W/g, '').slice(0, 8)}.js`;
}

/** Does in the browser what `nameFrom` does here. */
const LOAD =
  'let $check,$load=(name,hash)=>$check(name+=hash.replace(/\\W/g,"").slice(0,8)+".js","sha256-"+hash).then(()=>import("./"+name));' +
  'export let checkWith=check=>{$check=check};';
