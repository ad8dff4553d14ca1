/** The citizen in WebKitGTK, which has no WebRTC, the agent in Chromium. */
import type { Browser as Chromium } from 'playwright';
import { afterAll, describe, expect } from 'vitest';
import { violations } from '../support/axe-in-tab.ts';
import { launchChromium } from '../support/chromium.ts';
import { chromiumTab } from '../support/chromium-tab.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { mainJob } from '../support/main-job.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { hasWebKit, launchWebKit, type WebKit } from '../support/webkit.ts';

describe.skipIf(!hasWebKit)('the citizen in WebKit', () => {
  let medkig: Medkig | undefined;
  let webKit: WebKit | undefined;
  let chromium: Chromium | undefined;

  afterAll(async () => {
    await Promise.all([webKit?.close(), chromium?.close()]);
    await medkig?.stop();
  });

  mainJob(
    async () => {
      [medkig, webKit, chromium] = await Promise.all([startMedkig(), launchWebKit(), launchChromium()]);
      const agent = await chromium.newPage({ locale: 'da-DK', viewport: { width: 1440, height: 900 } });
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
