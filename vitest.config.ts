import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          globalSetup: ['tests/support/data-template.ts'],
          maxWorkers: 3,
          // Some read hundreds of kilobytes many times over, and a busy machine is slow.
          testTimeout: 30_000,
          include: [
            'packages/*/src/**/*.test.ts',
            'agent-ui/{src,viewer}/**/*.test.ts',
            'citizen-snippet/**/*.test.ts',
            'tests/{conformance,fuzz,simulation}/*.test.ts',
          ],
        },
      },
      'server',
      'server/vitest.postgres.config.ts',
      'tests/vitest.chromium.config.ts',
      'tests/vitest.config.ts',
    ],
  },
});
