/** Vite wraps each `import()`, to fetch before a chunk what that needs; ours need nothing. */
import type { Plugin } from 'vite';

/** With the names that the chunk's exports are taken by, or without. */
const WRAPPED = [
  /__vitePreload\(async \(\) => \{\s*\w+ \{[^}]*\} = await (import\("[^"]+"\));\s*return \{[^}]*\};\s*\}, __VITE_PRELOAD__, import\.meta\.url\)/g,
  /__vitePreload\(\(\) => (import\("[^"]+"\)), __VITE_PRELOAD__, import\.meta\.url\)/g,
];

export function leanVite(): Plugin {
  return {
    name: 'medkig-lean-vite',
    renderChunk(code) {
      const bare = WRAPPED.reduce((wrapped, pattern) => wrapped.replace(pattern, '$1'), code);
      if (bare.includes('__vitePreload('))
        throw new Error('lean-vite: not found in this version: the wrapper');
      return { code: bare, map: null };
    },
  };
}
