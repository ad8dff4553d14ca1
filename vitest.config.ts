import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          maxWorkers: 3,
          include: [
            'packages/*/src/**/*.test.ts',
            'agent-ui/{src,viewer}/**/*.test.ts',
            'citizen-snippet/**/*.test.ts',
            'tests/{conformance,fuzz}/*.test.ts',
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
