/** The pairing's tests once more, in the browser that people use: WebCrypto differs from engine to engine. */
import { join } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './support/chromium.ts';

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    name: 'chromium',
    maxWorkers: 3,
    include: ['packages/pairing/src/**/*.test.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
