/** The server and a Chromium that a test file keeps for as long as it runs. Each test file has a copy of this module to itself. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type Medkig, type MedkigOptions, startMedkig } from './medkig.ts';

/** From `runMedkig` on, inside hooks and tests. */
export let medkig: Medkig;
export let browser: Browser;

/**
 * Both start before this file's tests and stop after them. A function for options is called first; what it has started
 * is stopped last by an `afterAll` that stands before this call.
 */
export function runMedkig(options: MedkigOptions | (() => Promise<MedkigOptions>) = {}): void {
  beforeAll(async () => {
    const given = typeof options === 'function' ? await options() : options;
    [medkig, browser] = await Promise.all([startMedkig(given), launchChromium()]);
  });

  afterAll(async () => {
    await browser?.close();
    await medkig?.stop();
  });
}
