import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const designSystem = fileURLToPath(new URL('./node_modules/dkfds/src', import.meta.url));

export default defineConfig({
  base: '/assets/',
  resolve: { alias: { '@dkfds': designSystem } },
  // Silence about the design system's own outdated Sass.
  css: { preprocessorOptions: { scss: { loadPaths: [`${designSystem}/stylesheets`], quietDeps: true } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: { site: fileURLToPath(new URL('./src/browser/site.ts', import.meta.url)) },
      // Names without a hash: the templates name these files.
      output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
