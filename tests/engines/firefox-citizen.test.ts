/** The citizen in Firefox, the agent in Chromium. */
import type { Browser } from 'puppeteer-core';
import { afterAll, describe, expect } from 'vitest';
import { violations } from '../support/axe-in-tab.ts';
import { chromiumTab } from '../support/chromium-tab.ts';
import { firefoxTab, launchFirefox } from '../support/firefox.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { mainJob } from '../support/main-job.ts';
import { personsPage } from '../support/people.ts';
import { programs } from '../support/programs.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';

describe.skipIf(!programs.firefox)('the citizen in Firefox', () => {
  let firefox: Browser | undefined;

  runMedkig();
  afterAll(() => firefox?.close());

  mainJob(
    async () => {
      firefox = await launchFirefox();
      const agent = await personsPage(browser, { viewport: { width: 1440, height: 900 } });
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
