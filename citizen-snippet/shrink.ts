/** The last bytes of a bundle: terser after Rolldown's own compressor, which it beats by two kB here. */
import { type MinifyOptions, minify } from 'terser';
import type { Plugin } from 'vite';
import { checkChunks } from './check-chunks.ts';
import { privateNames } from './private-names.ts';

/** What Rolldown does before: folds and inlines, and leaves names and blanks to terser. */
export const foldOnly = { compress: { target: 'es2022' }, mangle: false, codegen: false } as const;

const settings: MinifyOptions = {
  module: true,
  // A guest writes nothing into the host page's console.
  compress: {
    passes: 2,
    ecma: 2020,
    drop_console: true,
    keep_fargs: false,
    unsafe_arrows: true,
    unsafe_methods: true,
    // What gzip likes better, though some of the text gets longer.
    hoist_funs: true,
    inline: 1,
    lhs_constants: false,
  },
  // A name that begins with «_» is a library's own, but for one that travels with rrweb's events.
  mangle: {
    properties: {
      regex: new RegExp(`^(?:_[a-zA-Z].*|${privateNames.join('|')})$`),
      reserved: ['_cssText'],
    },
  },
};

/** The script that pages include stands alone: it shares no names with a chunk, and no chunk with it. */
export function shrinkLoader(): Plugin {
  return {
    name: 'medkig-shrink-loader',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const { code } = await minify(file.code, { compress: settings.compress });
        if (code === undefined) throw new Error(`${file.fileName} is empty`);
        file.code = code;
      }
    },
  };
}

export function shrink(): Plugin {
  return {
    name: 'medkig-shrink',
    apply: 'build',
    // A file's name is its content's hash, which is made before this.
    augmentChunkHash: () => JSON.stringify([settings, privateNames]),
    async generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      // What one chunk hands to another has the same short name in both.
      let props = {};
      for (const chunk of chunks) {
        const nameCache = { props };
        const { code } = await minify(chunk.code, { ...settings, nameCache });
        if (code === undefined) throw new Error(`${chunk.fileName} is empty`);
        ({ props } = nameCache);
        chunk.code = code;
      }
      checkChunks(chunks);
    },
  };
}
