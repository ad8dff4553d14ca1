/** Puts `src/plain-json.ts` in the place of `JSON.stringify` wherever our own code writes JSON. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const file = fileURLToPath(new URL('src/plain-json.ts', import.meta.url));

export function plainJson(): Plugin {
  return {
    name: 'medkig-plain-json',
    enforce: 'pre',
    transform(code, id) {
      if (id === file || id.includes('/node_modules/') || !code.includes('JSON.stringify(')) return undefined;
      const replaced = code.replaceAll('JSON.stringify(', 'stringifyPlain(');
      return { code: `import { stringifyPlain } from ${JSON.stringify(file)};\n${replaced}`, map: null };
    },
  };
}
