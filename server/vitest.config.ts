import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'server',
    maxWorkers: 3,
    include: ['src/**/*.test.ts'],
    globalSetup: ['src/storage/postgres-for-tests.ts', 'src/storage/pglite-for-tests.ts'],
    // An embedded database takes seconds to come up on a busy machine.
    hookTimeout: 120_000,
    testTimeout: 30_000,
  },
});
