import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/**/src/**/*.test.ts',
      'agent-ui/**/*.test.ts',
      'citizen-snippet/src/**/*.test.ts',
      'tests/conformance/*.test.ts',
    ],
  },
});
