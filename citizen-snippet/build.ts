/** Builds the snippet into `dist/embed`: `medkig.js`, which pages include, and the chunks that it loads. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type InlineConfig } from 'vite';
import { integrityOf } from './check-chunks.ts';
import { leanConstants } from './lean-constants.ts';
import { leanRrweb } from './lean-rrweb.ts';
import { leanOptions } from './lean-rrweb-chosen.ts';
import { leanSocketIo } from './lean-socket-io.ts';
import { leanStrings } from './lean-strings.ts';
import { leanStyles } from './lean-styles.ts';
import { leanSwitches } from './lean-switches.ts';
import { leanValibot } from './lean-valibot.ts';
import { leanVite } from './lean-vite.ts';
import pkg from './package.json' with { type: 'json' };
import { plainJson } from './plain-json.ts';
import { foldOnly, shrink, shrinkLoader } from './shrink.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const outDir = process.argv[2] ?? `${root}dist/embed`;

const common: InlineConfig = { root, configFile: false, logLevel: 'warn', base: './' };

const mainChunk = await buildMain();
await buildLoader(mainChunk);
printSizes(compressAll());
printTag();

/** Resolves to the file name, which the loader must know. */
async function buildMain(): Promise<string> {
  const built = await build({
    ...common,
    plugins: [
      leanRrweb(),
      leanConstants(),
      leanOptions(),
      leanSocketIo(),
      leanValibot(),
      leanStrings(),
      leanStyles(),
      leanSwitches(),
      leanVite(),
      plainJson(),
      shrink(),
    ],
    build: {
      outDir,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: `${root}src/main.ts`,
        // Comments with paths would make a file's name depend on where it was built.
        experimental: { attachDebugInfo: 'none' },
        // Chunks that are loaded when they are needed take from the main one what it has.
        preserveEntrySignatures: 'allow-extension',
        output: {
          format: 'es',
          entryFileNames: 'main-[hash].js',
          chunkFileNames: ({ facadeModuleId }) =>
            facadeModuleId?.endsWith('?late') ? 'late-[name]-[hash].js' : '[name]-[hash].js',
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
    plugins: [leanStyles(), shrinkLoader()],
    define: {
      MAIN_CHUNK: JSON.stringify(main),
      MAIN_INTEGRITY: JSON.stringify(integrityOf('sha256', readFileSync(`${outDir}/${main}`))),
    },
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

interface Size {
  name: string;
  min: number;
  gzip: number;
  brotli: number;
}

/** Puts `x.js.gz` and `x.js.br` beside each `x.js`, as small as they get, for the server to send. */
function compressAll(): Size[] {
  return readdirSync(outDir).map((name) => {
    const bytes = readFileSync(`${outDir}/${name}`);
    const gzip = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
    const brotli = brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      },
    });
    writeFileSync(`${outDir}/${name}.gz`, gzip);
    writeFileSync(`${outDir}/${name}.br`, brotli);
    return { name, min: bytes.length, gzip: gzip.length, brotli: brotli.length };
  });
}

function printSizes(sizes: readonly Size[]): void {
  const lines = sizes.map(({ name, min, gzip, brotli }) =>
    row(name, String(min), String(gzip), String(brotli)),
  );
  process.stdout.write(`${[row('bytes of', 'min', 'gzip', 'brotli'), ...lines].join('\n')}\n`);
}

/** For a municipality's template; the address is where the Medkig service is. */
function printTag(): void {
  const integrity = integrityOf('sha384', readFileSync(`${outDir}/medkig.js`));
  process.stdout.write(`
<script src="https://HOST/embed/${pkg.version}/medkig.js" data-municipality="SITE-KEY" async
  integrity="${integrity}" crossorigin="anonymous"></script>
`);
}

function row(name: string, ...numbers: string[]): string {
  return name.padEnd(36) + numbers.map((number) => number.padStart(9)).join('');
}
