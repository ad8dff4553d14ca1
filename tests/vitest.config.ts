/** Whole behaviours: the real server as its own process, real browsers. They wait more than they work: three at a time on two cores. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'behaviour',
    globalSetup: ['support/data-template.ts'],
    include: [
      '{chaos,e2e,engines,guest,networks,operation,places,privacy,security,a11y,states,workplace}/**/*.test.ts',
    ],
    // The same in each project: then all files share one queue, and those that work fill the time of those that wait.
    maxWorkers: 3,
    // Upper bounds for a busy machine; a condition that holds is seen at once.
    testTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    hookTimeout: 120_000,
  },
});
