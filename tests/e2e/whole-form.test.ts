/** The main job, in two browser processes: the citizen fills in Meld flytning, the agent sees it and points. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { connect, onStage, stage, viewerFrame } from '../support/people.ts';
import { expectSamePage, linesOfReplay, viewerOf } from './same-page.ts';

let medkig: Medkig;
let browsers: Browser[];
let citizen: Page;
let agent: Page;

beforeAll(async () => {
  medkig = await startMedkig();
  browsers = [await launchChromium(), await launchChromium()];
  const [first, second] = browsers;
  if (!first || !second) throw new Error('two browsers are needed');
  citizen = await first.newPage({ viewport: { width: 1280, height: 900 }, locale: 'da-DK' });
  agent = await second.newPage({ viewport: { width: 1440, height: 900 }, locale: 'da-DK' });
  await citizen.goto(`${medkig.site}/selvbetjening/meld-flytning`);
  await connect(citizen, agent, medkig);
});

afterAll(async () => {
  await Promise.all(browsers?.map((browser) => browser.close()) ?? []);
  await medkig?.stop();
});

describe('through the whole form', () => {
  it('the first page is the same on both sides', async () => {
    await expectSamePage(citizen, agent);
  });
});
