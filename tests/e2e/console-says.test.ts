/** What the console says of a citizen who is not there, each time caused by the real thing. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath } from '../support/meld-flytning.ts';
import { connect, personsPage, stage } from '../support/people.ts';

let medkig: Medkig;
let browser: Browser;
let citizen: Page;
let agent: Page;

beforeAll(async () => {
  medkig = await startMedkig();
  browser = await launchChromium();
});

beforeEach(async () => {
  [citizen, agent] = await Promise.all([personsPage(browser), personsPage(browser)]);
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
});

afterEach(async () => {
  await Promise.all([citizen.context().close(), agent.context().close()]);
});

afterAll(async () => {
  await browser?.close();
  await medkig?.stop();
});

const says = (text: string) => agent.getByText(text).first().waitFor();

it('MitID, then that the citizen is back and what to ask for, then the page', async () => {
  await citizen.getByRole('link', { name: 'Log ind med MitID' }).click();
  await says('Borgeren er ved MitID');
  expect(await stage(agent).locator('body').count()).toBe(0);
  await citizen.getByLabel('Bruger-ID').fill('bruger-paa-proeve');
  await citizen.getByRole('button', { name: 'Fortsæt' }).click();
  await citizen.getByRole('button', { name: 'Godkend' }).click();
  await says('Borgeren er tilbage');
  expect(await stage(agent).locator('body').count()).toBe(0);
  await expect
    .poll(
      async () => {
        await citizen
          .getByRole('button', { name: 'Vis siden igen' })
          .click({ timeout: 500 })
          .catch(() => {});
        return agent.getByText('Du ser siden', { exact: true }).first().isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
});

it('MitID also after a reload of the console', async () => {
  await citizen.getByRole('link', { name: 'Log ind med MitID' }).click();
  await citizen.waitForURL(`${medkig.mitid}/**`);
  await says('Borgeren er ved MitID');
  await agent.reload();
  await says('Borgeren er ved MitID');
});

it('the net of a citizen who is simply gone, and that the old picture was taken away', async () => {
  await citizen.goto('about:blank');
  await says('Borgerens net er faldet ud.');
  await says('Billedet er fjernet, fordi det er gammelt.');
  await expect.poll(() => stage(agent).locator('body').count()).toBe(0);
  await says('Siden som liste (0)');
});
