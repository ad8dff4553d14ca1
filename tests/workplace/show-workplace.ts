/**
 * Walks through the moments of a page on the real console: its words are there to be read, focus is where it belongs,
 * axe finds nothing, nothing is cut off; and pictures at 1280 and 1920 px, by day and by night, for people to look at.
 */
import { texts } from '@medkig/agent-ui/strings';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cutOff, expectFocus, expectWords } from '../states/on-screen.ts';
import { contrastViolations, violations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { signIn } from '../support/people.ts';
import { picture } from '../support/pictures.ts';
import type { WorkplaceMoment } from './workplace-moment.ts';

const widths = [1280, 1920] as const;

/** One test for each moment; those of one file share a server, a browser and a person, who is the demo's operator. */
export function showWorkplace(moments: readonly WorkplaceMoment[]): void {
  let browser: Browser;
  let medkig: Medkig;
  let page: Page;

  beforeAll(async () => {
    [browser, medkig] = await Promise.all([launchChromium(), startMedkig()]);
    const context = await browser.newContext({
      locale: 'da-DK',
      viewport: { width: widths[0], height: 900 },
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    await signIn(page, medkig);
  });

  afterAll(async () => {
    await browser?.close();
    await medkig?.stop();
  });

  it.for(moments)('$name', async ({ name, reach, shows, focus }) => {
    await reach(page, medkig);
    await expectWords(page.locator('body'), shows, (key) => texts.da[key]);
    await expectFocus(page, focus, (key) => texts.da[key]);
    expect(await page.locator('h1:visible').count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await contrastViolations(page), 'in the dark').toEqual([]);
    await picture(page, `workplace-${name}-dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const width of [320, ...widths.toReversed()]) {
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
      expect(await cutOff(page), `at ${width} px`).toEqual([]);
      await picture(page, `workplace-${name}-${width}`);
    }
  });
}
