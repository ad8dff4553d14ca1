/** Where nobody looks along: MitID and other sites. Nothing is shown on the way back until the citizen says so. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath as movingForm } from '../support/meld-flytning.ts';
import { answer, connect, stage } from '../support/people.ts';
import { breakOffAtMitid, formPath as childcareForm, logInWithMitid } from '../support/skriv-op.ts';
import { expectSamePage } from './same-page.ts';

let medkig: Medkig;
let browser: Browser;
let citizen: Page;
let agent: Page;
/** Another site that answers without a page, as for a download: so one can read what the page before says. */
let otherSite: Server;

beforeAll(async () => {
  medkig = await startMedkig();
  browser = await launchChromium();
  otherSite = createServer((_request, response) => response.writeHead(204).end()).listen(0, '127.0.0.1');
});

beforeEach(async () => {
  [citizen, agent] = await Promise.all([personsPage(), personsPage()]);
});

afterAll(async () => {
  otherSite?.close();
  await browser?.close();
  await medkig?.stop();
});

async function personsPage(): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'da-DK' })).newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function expectReturned(): Promise<void> {
  await citizen.getByText('Du er tilbage. Anna kan ikke se siden nu.').waitFor();
  expect(await stage(agent).locator('body').count()).toBe(0);
  await answer(citizen, 'Vis siden igen');
  await citizen.getByText('Anna ser siden nu').waitFor();
  await expectSamePage(citizen, agent);
}

describe('MitID', () => {
  it('behind a link to another origin: paused on the way back', async () => {
    await citizen.goto(medkig.site + movingForm);
    await connect(citizen, agent, medkig);
    await logInWithMitid(citizen);
    await expectReturned();
  });

  it('behind a redirect of the site’s own server: paused on the way back too', async () => {
    await citizen.goto(medkig.nordby + childcareForm);
    await connect(citizen, agent, medkig);
    await logInWithMitid(citizen);
    await expectReturned();
  });

  it('broken off: paused all the same', async () => {
    await citizen.goto(medkig.nordby + childcareForm);
    await connect(citizen, agent, medkig);
    await breakOffAtMitid(citizen);
    await expectReturned();
  });

  it('and a new page after that is no journey', async () => {
    await citizen.goto(medkig.site + movingForm);
    await connect(citizen, agent, medkig);
    await logInWithMitid(citizen);
    await expectReturned();
    await citizen.getByRole('link', { name: 'Kontakt' }).first().click();
    await citizen.getByText('Anna ser siden nu').waitFor();
    await expectSamePage(citizen, agent);
  });
});

describe('on the way', () => {
  beforeEach(async () => {
    await citizen.goto(medkig.site + movingForm);
    await connect(citizen, agent, medkig);
  });

  /** The page's own link to another site. */
  async function pressLink(name: string): Promise<void> {
    const { port } = otherSite.address() as AddressInfo;
    await citizen.evaluate(
      ([href = '', text = '']) => {
        const link = Object.assign(document.createElement('a'), { href, textContent: text });
        document.querySelector('main')?.prepend(link);
      },
      [`http://127.0.0.1:${port}/`, name],
    );
    await citizen.getByRole('link', { name }).click();
  }

  it('to MitID the citizen is told that nobody looks along there', async () => {
    await pressLink('Fortsæt med MitID');
    await citizen.getByText('Nu skal du bruge MitID. Der kan Anna ikke se med.').waitFor();
    await citizen.getByText(/^Kom tilbage til siden bagefter. Så vælger du selv/).waitFor();
    await expect.poll(() => stage(agent).locator('body').count()).toBe(0);
  });

  it('to another site too, and who stays shows the page again', async () => {
    await pressLink('Læs mere på borger.dk');
    await citizen.getByText('På den næste side kan Anna ikke se med.').waitFor();
    await citizen.getByText('I kan stadig tale sammen.').waitFor();
    await answer(citizen, 'Vis siden igen');
    await citizen.getByText('Anna ser siden nu').waitFor();
    await expectSamePage(citizen, agent);
  });
});
