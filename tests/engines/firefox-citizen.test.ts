/** The citizen in Firefox, the agent in Chromium. */
import type { Browser as Chromium } from 'playwright';
import type { Browser as Firefox } from 'puppeteer-core';
import { afterAll, describe, expect } from 'vitest';
import { violations } from '../support/axe-in-tab.ts';
import { launchChromium } from '../support/chromium.ts';
import { chromiumTab } from '../support/chromium-tab.ts';
import { firefoxTab, launchFirefox } from '../support/firefox.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { mainJob } from '../support/main-job.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { programs } from '../support/programs.ts';

describe.skipIf(!programs.firefox)('the citizen in Firefox', () => {
  let medkig: Medkig | undefined;
  let firefox: Firefox | undefined;
  let chromium: Chromium | undefined;

  afterAll(async () => {
    await Promise.all([firefox?.close(), chromium?.close()]);
    await medkig?.stop();
  });

  mainJob(
    async () => {
      [medkig, firefox, chromium] = await Promise.all([startMedkig(), launchFirefox(), launchChromium()]);
      const agent = await chromium.newPage({ locale: 'da-DK', viewport: { width: 1440, height: 900 } });
      const citizen = await firefoxTab(firefox, { width: 1280, height: 900 });
      return { medkig, citizen, agent: chromiumTab(agent) };
    },
    {
      question: async ({ citizen }) => {
        expect(await violations(citizen.tab)).toEqual([]);
        await keepPicture(citizen.tab, 'firefox-citizen-question');
      },
      live: async ({ citizen }) => {
        expect(await violations(citizen.tab)).toEqual([]);
        await keepPicture(citizen.tab, 'firefox-citizen-live');
      },
    },
  );
});
