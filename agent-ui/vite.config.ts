import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Two pages on two origins, so two builds: `vite build --mode console` and `--mode viewer`. */
const pages = {
  console: { root: at('./src'), outDir: at('./dist/console'), plugins: [react()] },
  viewer: { root: at('./viewer'), outDir: at('./dist/viewer'), plugins: [] },
};

export default defineConfig(({ mode }) => {
  const { root, outDir, plugins } = mode === 'viewer' ? pages.viewer : pages.console;
  return {
    root,
    plugins,
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      // The console's policy takes pictures from its own origin; none is worth a data: address.
      assetsInlineLimit: 0,
    },
  };
});
