/**
 * Every test of the whole server once more, on a real PostgreSQL: those that start one say so by `startTestApp`. The storage
 * tests run on both by themselves.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vitest/config';
import server from './vitest.config.ts';

const cwd = import.meta.dirname;
const startsServer = (path: string) => readFileSync(join(cwd, path), 'utf8').includes('startTestApp(');

export default mergeConfig(
  { ...server, test: { ...server.test, name: 'server on PostgreSQL', include: [] } },
  defineConfig({
    test: {
      include: globSync('src/**/*.test.ts', { cwd }).filter(startsServer),
      env: { TEST_APP_DATABASE: 'postgres' },
    },
  }),
);
