/** Whole behaviours: the real server as its own process, real browsers. One file at a time on two cores. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'behaviour',
    include: ['{e2e,engines,networks,privacy,security,a11y,states}/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
