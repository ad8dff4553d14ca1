/** Vite fetches what a chunk needs before the chunk; ours needs nothing, and says it failed by itself. */
import type { Plugin } from 'vite';
import { leanLibrary } from './lean-source.ts';

export function leanVite(): Plugin {
  return leanLibrary('vite', [
    {
      path: 'vite/preload-helper.js',
      steps: [
        {
          obstacle: 'what is fetched before a chunk',
          pattern: /^[\s\S]*export const __vitePreload = [\s\S]*$/,
          replacement: 'export const __vitePreload = (load) => load();',
        },
      ],
    },
  ]);
}
