/** The citizen in WebKitGTK, which has no WebRTC, the agent in Chromium. */
import { afterAll, describe, expect } from 'vitest';
import { violations } from '../support/axe-in-tab.ts';
import { chromiumTab } from '../support/chromium-tab.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { mainJob } from '../support/main-job.ts';
import { personsPage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { hasWebKit, launchWebKit, type WebKit } from '../support/webkit.ts';

describe.skipIf(!hasWebKit)('the citizen in WebKit', () => {
  let webKit: WebKit | undefined;

  runMedkig();
  afterAll(() => webKit?.close());

  mainJob(
    async () => {
      webKit = await launchWebKit();
      const agent = await personsPage(browser, { viewport: { width: 1440, height: 900 } });
      return { medkig, citizen: webKit.tab, agent: chromiumTab(agent) };
    },
    {
      question: async ({ citizen }) => {
        expect(await violations(citizen.tab)).toEqual([]);
        await keepPicture(citizen.tab, 'webkit-citizen-question');
      },
      live: async ({ citizen }) => {
        expect(await violations(citizen.tab)).toEqual([]);
        await keepPicture(citizen.tab, 'webkit-citizen-live');
      },
    },
  );
});
