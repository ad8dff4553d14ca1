import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: Vitest reads the default export.
export default defineConfig({
  test: {
    include: ['packages/pairing/src/**/*.test.ts', 'packages/transport/src/**/*.test.ts','packages/protocol/src/**/*.test.ts'],
  },
});
