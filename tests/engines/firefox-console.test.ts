/** The agent in Firefox, the citizen in Chromium: the whole job, then once more by the keyboard alone. */
import type { Browser } from 'puppeteer-core';
import { afterAll, describe, expect, it } from 'vitest';
import { violations } from '../support/axe-in-tab.ts';
import { chromiumTab } from '../support/chromium-tab.ts';
import { firefoxTab, launchFirefox } from '../support/firefox.ts';
import { keepPicture } from '../support/keep-picture.ts';
import { mainJob, readCode, sayYes } from '../support/main-job.ts';
import { formPath } from '../support/meld-flytning.ts';
import { personsPage } from '../support/people.ts';
import { type Person, personAt } from '../support/person.ts';
import { programs } from '../support/programs.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { type AgentsStage, stageOf } from '../support/stage-of.ts';

describe.skipIf(!programs.firefox)('the console in Firefox', () => {
  let firefox: Browser | undefined;
  let people: { citizen: Person; agent: Person; stage: AgentsStage } | undefined;

  runMedkig();
  afterAll(() => firefox?.close());

  mainJob(
    async () => {
      firefox = await launchFirefox();
      const page = await personsPage(browser, { viewport: { width: 1280, height: 900 } });
      const citizen = chromiumTab(page);
      const agent = await firefoxTab(firefox, { width: 1440, height: 900 });
      people = { citizen: personAt(citizen), agent: personAt(agent), stage: stageOf(agent, medkig) };
      return { medkig, citizen, agent };
    },
    {
      question: async ({ agent }) => {
        expect(await violations(agent.tab)).toEqual([]);
        await keepPicture(agent.tab, 'firefox-console-question');
      },
      live: async ({ agent }) => {
        expect(await violations(agent.tab)).toEqual([]);
        await keepPicture(agent.tab, 'firefox-console-live');
      },
    },
  );

  it('a second call by the keys: a code, a mark on the first heading, and the mark away', async () => {
    if (!people) throw new Error('the first call did not begin');
    const { citizen, agent, stage } = people;
    await agent.tab.key('n');
    const digits = await readCode(agent);
    await citizen.open(medkig.site + formPath);
    await citizen.press('button', 'Vis os siden');
    await citizen.waitFor('Vi har åbent nu.');
    await citizen.write('Skriv koden fra telefonen', digits);
    await citizen.press('button', 'Næste');
    await sayYes(citizen);
    await stage.waitFor('Hav dette klar');
    await agent.tab.key('m');
    await focusStage(agent);
    await agent.tab.key('ArrowDown');
    await agent.tab.key('Enter');
    await citizen.waitFor('Anna peger her');
    await agent.tab.key('Escape');
    await expect.poll(() => citizen.read(), { timeout: 20_000 }).not.toContain('Anna peger her');
  });

  it('and its end', async () => {
    if (!people) throw new Error('the first call did not begin');
    await people.agent.press('button', 'Afslut');
    await people.agent.waitFor('Samtalen er slut');
    await people.citizen.waitFor('Anna har stoppet. Ingen kan se din side nu.');
  });

  /** Tab by Tab, as far as a keyboard has to go. */
  async function focusStage({ tab }: Person): Promise<void> {
    for (let presses = 0; presses < 30; presses += 1) {
      const isThere = await tab.evaluate(() => document.activeElement?.localName === 'iframe', undefined);
      if (isThere) return;
      await tab.key('Tab');
    }
    throw new Error('Tab never came to the stage');
  }
});
