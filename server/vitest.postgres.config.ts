/** The tests of the whole server once more, on a real PostgreSQL. The storage tests run on both by themselves. */
import { defineConfig, mergeConfig } from 'vitest/config';
import server from './vitest.config.ts';

export default mergeConfig(
  { ...server, test: { ...server.test, name: 'server on PostgreSQL', include: [] } },
  defineConfig({
    test: {
      include: [
        'src/app.test.ts',
        'src/accounts/session-routes.test.ts',
        'src/http/hosts.test.ts',
        'src/municipalities/site-route.test.ts',
      ],
      env: { TEST_APP_DATABASE: 'postgres' },
    },
  }),
);
