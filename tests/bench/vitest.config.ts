/** The bench is a program that borrows the tests' hands: one file, nothing beside it, as long as it takes. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'bench',
    root: import.meta.dirname,
    include: ['*.bench.ts'],
    globalSetup: ['../support/data-template.ts'],
    maxWorkers: 1,
    testTimeout: 3_600_000,
    hookTimeout: 300_000,
    disableConsoleIntercept: true,
  },
});
