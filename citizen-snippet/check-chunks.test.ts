import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkChunks } from './check-chunks.ts';

const chunk = (fileName: string, code: string, imports: string[] = []) => ({
  fileName,
  code,
  imports,
  isEntry: fileName.startsWith('main-'),
});
const hash = (code: string) => createHash('sha256').update(code).digest('base64');

const MAIN = 'main-12345678.js';
const LATE = 'late-12345678.js';

interface Built {
  checkWith(check: (name: string, integrity: string) => Promise<void>): void;
  go(): Promise<unknown>;
}

function run({ code }: { code: string }): Promise<Built> {
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

describe('the main chunk', () => {
  it('asks for the hash of a chunk, by the name that the chunk has, before it loads it', async () => {
    const late = chunk(LATE, `import{s}from"./${MAIN}"`, [MAIN]);
    const main = chunk(MAIN, `export let go=()=>import("./${LATE}")`);
    checkChunks([late, main]);
    const asked: string[] = [];
    const built = await run(main);
    built.checkWith((...what) => {
      asked.push(...what);
      return Promise.reject(new Error('it is another'));
    });
    await expect(built.go()).rejects.toThrow('it is another');
    expect(asked).toEqual([late.fileName, `sha256-${hash(late.code)}`]);
  });

  it('keeps its own name', () => {
    const main = chunk(MAIN, '');
    checkChunks([main, chunk(LATE, '1')]);
    expect(main.fileName).toBe(MAIN);
  });
});

// The hash of the first begins with «X+zrZv/I», that of the second with letters and digits alone.
it.each(['0', '2'])('a chunk is called by letters and digits of its hash: %s', (code) => {
  const late = chunk(LATE, code);
  checkChunks([chunk(MAIN, ''), late]);
  expect(late.fileName).toMatch(/^late-[a-zA-Z\d]{8}\.js$/);
  expect(hash(code).replace(/\W/g, '')).toContain(late.fileName.slice(5, -3));
});

it.each([
  ['a chunk that loads another', [chunk(MAIN, ''), chunk(LATE, 'import("./more-12345678.js")')]],
  ['a chunk that imports another', [chunk(MAIN, ''), chunk(LATE, '', [MAIN, 'more-12345678.js'])]],
  ['a chunk that was not built', [chunk(MAIN, 'import("./gone-12345678.js")')]],
  ['no main chunk', [chunk(LATE, '')]],
])('%s stops the build', (_, chunks) => {
  expect(() => checkChunks(chunks)).toThrow();
});
