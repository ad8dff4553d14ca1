/** Whole behaviours: the real server as its own process, real browsers. They wait more than they work: three at a time on two cores. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'behaviour',
    include: ['{e2e,engines,networks,privacy,security,a11y,states}/**/*.test.ts'],
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
