/** Builds the snippet into `dist/embed`: `medkig.js`, which pages include, and the chunks that it loads. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type InlineConfig } from 'vite';
import { leanRrweb } from './lean-rrweb.ts';
import { leanSocketIo } from './lean-socket-io.ts';
import { leanValibot } from './lean-valibot.ts';
import { leanVite } from './lean-vite.ts';
import { foldOnly, shrink } from './shrink.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const outDir = `${root}dist/embed`;

const common: InlineConfig = { root, configFile: false, logLevel: 'warn', base: './' };

const mainChunk = await buildMain();
await buildLoader(mainChunk);
printSizes();

/** Resolves to the file name, which the loader must know. */
async function buildMain(): Promise<string> {
  const built = await build({
    ...common,
    plugins: [leanRrweb(), leanSocketIo(), leanValibot(), leanVite(), shrink()],
    build: {
      outDir,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: `${root}src/main.ts`,
        preserveEntrySignatures: 'strict',
        output: {
          format: 'es',
          entryFileNames: 'main-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          minify: foldOnly,
        },
      },
    },
  });
  if (!('output' in built)) throw new Error('one build, one output');
  const entry = built.output.find((file) => file.type === 'chunk' && file.isEntry);
  if (!entry) throw new Error('the main chunk was not built');
  return entry.fileName;
}

async function buildLoader(main: string): Promise<void> {
  await build({
    ...common,
    define: { MAIN_CHUNK: JSON.stringify(main) },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: `${root}src/loader.ts`,
        output: { format: 'iife', entryFileNames: 'medkig.js' },
      },
    },
  });
}

function printSizes(): void {
  const lines = readdirSync(outDir).map((name) => {
    const bytes = readFileSync(`${outDir}/${name}`);
    return row(name, String(bytes.length), String(gzipSync(bytes, { level: 9 }).length));
  });
  process.stdout.write(`${[row('bytes of', 'min', 'gzip'), ...lines].join('\n')}\n`);
}

function row(name: string, min: string, gzip: string): string {
  return `${name.padEnd(36)}${min.padStart(9)}${gzip.padStart(9)}`;
}
