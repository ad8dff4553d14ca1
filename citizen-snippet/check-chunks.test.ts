import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkChunks } from './check-chunks.ts';

const chunk = (fileName: string, code: string, imports: string[] = []) => ({
  fileName,
  code,
  imports,
  isEntry: fileName === 'main.js',
});
const hash = (code: string) => `sha256-${createHash('sha256').update(code).digest('base64')}`;

describe('the main chunk', () => {
  it('asks for the hash of a chunk, and of what that imports, before it loads it', () => {
    const shared = chunk('shared.js', 'export let s=1');
    const late = chunk('late.js', 'import{s}from"./shared.js"', ['shared.js', 'main.js']);
    const main = chunk('main.js', 'export let go=()=>import("./late.js")');
    checkChunks([late, main, shared]);
    expect(main.code).toContain(
      `Promise.all([$check("shared.js","${hash(shared.code)}"),$check("late.js","${hash(late.code)}")]).then(()=>import("./late.js"))`,
    );
  });

  it('hands the comparing in from outside', async () => {
    const main = chunk('main.js', 'export let go=()=>import("./late.js")');
    checkChunks([main, chunk('late.js', '1')]);
    const built: { checkWith(check: (name: string) => Promise<void>): void; go(): Promise<unknown> } =
      await import(`data:text/javascript,${encodeURIComponent(main.code)}`);
    built.checkWith((name) => Promise.reject(new Error(`${name} is another`)));
    await expect(built.go()).rejects.toThrow('late.js is another');
  });
});

it.each([
  ['a chunk that loads another', [chunk('main.js', ''), chunk('late.js', 'import("./more.js")')]],
  ['a chunk that was not built', [chunk('main.js', 'import("./gone.js")')]],
  ['no main chunk', [chunk('late.js', '')]],
])('%s stops the build', (_, chunks) => {
  expect(() => checkChunks(chunks)).toThrow();
});
