/** Bundles one of our TypeScript files for a page: a script that sets `globalThis[name]` to its exports. */
import { build, type Plugin } from 'vite';

export async function bundleForPage(entry: string, name: string, plugins: Plugin[] = []): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins,
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name, fileName: name } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('the bundle has no output');
  return output.output[0].code;
}
