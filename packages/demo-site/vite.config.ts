import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const designSystem = fileURLToPath(new URL('./node_modules/dkfds/src', import.meta.url));

const browserFile = (name: string) => fileURLToPath(new URL(`./src/browser/${name}`, import.meta.url));

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
      input: {
        site: browserFile('site.ts'),
        vestby: browserFile('vestby.scss'),
        nordby: browserFile('nordby.scss'),
      },
      // Names without a hash: the templates name these files.
      output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
