/** The session goes on at another origin of the same site, when the citizen says yes there. */
import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { answer, connect, onStage, personsPage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, citizen, twoPeopleEachTime } from '../support/two-people.ts';
import { expectSamePage } from './same-page.ts';

runMedkig();
twoPeopleEachTime();

beforeEach(async () => {
  await citizen.goto(medkig.site);
  await connect(citizen, agent, medkig);
});

const question = (page: Page) => page.getByRole('dialog', { name: 'Fortsæt med Anna her?' });
const refusal = (page: Page) => page.getByRole('dialog', { name: 'Vi kan ikke fortsætte her.' });
const seen = (page: Page) => page.getByText('Anna ser siden nu', { exact: true }).waitFor();
const launcher = (page: Page) => page.getByRole('button', { name: 'Vis os siden' });

/** Every address that the page has had, its fragment too. */
async function watchAddresses(page: Page): Promise<string[]> {
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) addresses.push(frame.url());
  });
  return addresses;
}

async function toSelfService(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Mit Vestby' }).first().click();
  await page.waitForURL(`${medkig.selfService}/**`);
}

/** The address that a link would have led to, with its mark, which nobody has collected. */
async function interceptedAddress(): Promise<string> {
  const addresses = await watchAddresses(citizen);
  await citizen.route(`${medkig.selfService}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Fanget</title>' }),
  );
  await toSelfService(citizen);
  await citizen.unroute(`${medkig.selfService}/`);
  return addresses.find((address) => address.includes('medkig=')) ?? '';
}

describe('a link to another origin of the site', () => {
  it('[C5] takes the session along when the citizen says yes there, and back again', async () => {
    await toSelfService(citizen);
    await question(citizen).getByText('Anna fra Vestby Kommune så siden før.').waitFor();
    const word = (await question(citizen).locator('.word strong').textContent()) ?? '';
    expect(word).not.toBe('');
    await agent.locator('.tag').filter({ hasText: word }).waitFor();
    expect(citizen.url()).toBe(`${medkig.selfService}/`);
    await answer(citizen, 'Ja, fortsæt');
    await seen(citizen);
    await expectSamePage(citizen, agent);

    await citizen.getByRole('link', { name: 'Vestby Kommune', exact: true }).last().click();
    await citizen.waitForURL(`${medkig.site}/**`);
    await answer(citizen, 'Ja, fortsæt');
    await seen(citizen);
    await expectSamePage(citizen, agent);
  });

  it('and Back leads to a page that knows that it is over there, until Forward', async () => {
    await toSelfService(citizen);
    await answer(citizen, 'Ja, fortsæt');
    await seen(citizen);
    await citizen.goBack();
    await citizen.getByText('Vi kan ikke nå dig lige nu. Ingen kan se din side.').first().waitFor();
    await citizen.goForward();
    await seen(citizen);
    await expectSamePage(citizen, agent);
  });

  it('[C5] shows nothing of the other page after a no, and the agent sees a pause', async () => {
    await toSelfService(citizen);
    await answer(citizen, 'Nej tak');
    await launcher(citizen).waitFor();
    await agent.getByText('Borgeren er på en anden side (127.0.0.1)').first().waitFor();
    expect(await citizen.getByText('Anna ser siden nu').count()).toBe(0);
  });

  it('[C4] leaves the page’s own links as they are', async () => {
    await citizen.route(`${medkig.selfService}/`, (route) => route.fulfill({ status: 204 }));
    const link = citizen.getByRole('link', { name: 'Mit Vestby' }).first();
    const sent = citizen.waitForRequest(`${medkig.selfService}/`);
    await link.click();
    await sent;
    expect(await link.getAttribute('href')).toBe(`${medkig.selfService}/`);
  });

  it('[C4] keeps the fragment that the address has of its own', async () => {
    await citizen.evaluate((href) => {
      for (const link of document.querySelectorAll('a'))
        if (link.textContent === 'Mit Vestby') link.href = href;
    }, `${medkig.selfService}/#selvbetjening`);
    await toSelfService(citizen);
    await question(citizen).waitFor();
    expect(citizen.url()).toBe(`${medkig.selfService}/#selvbetjening`);
    await citizen.locator('#selvbetjening:target').waitFor();
  });

  it('that opens a tab of its own leaves one session: the newest', async () => {
    await citizen.evaluate(() => {
      for (const link of document.querySelectorAll('a')) link.target = '_blank';
    });
    const opened = citizen.context().waitForEvent('page');
    await citizen.getByRole('link', { name: 'Mit Vestby' }).first().click();
    const tab = await opened;
    await answer(tab, 'Ja, fortsæt');
    await seen(tab);
    await expectSamePage(tab, agent);
    await launcher(citizen).waitFor();
    expect(await citizen.getByText('Anna').filter({ visible: true }).count()).toBe(0);
  });
});

describe('a form that leads to another origin of the site', () => {
  it('takes the session along', async () => {
    await toSelfService(citizen);
    await answer(citizen, 'Ja, fortsæt');
    await seen(citizen);
    await citizen.getByLabel('Søg på siden').fill('flytning');
    await citizen.getByRole('button', { name: 'Søg' }).click();
    await citizen.waitForURL(`${medkig.site}/soeg**`);
    await answer(citizen, 'Ja, fortsæt');
    await seen(citizen);
    expect(citizen.url()).toBe(`${medkig.site}/soeg?q=flytning`);
    // What was typed on the other origin is hidden here too.
    await onStage(agent, 'h2').getByText('1 emne om «••••••••»').waitFor();
  });
});

describe('a link with a mark', () => {
  it('that somebody planted shows nothing without a yes, and then works no second time', async () => {
    const planted = await interceptedAddress();
    const victim = await personsPage(browser);
    await victim.goto(planted);
    await question(victim).waitFor();
    expect(await victim.getByText('Anna ser siden nu').count()).toBe(0);
    await answer(victim, 'Nej tak');
    await launcher(victim).waitFor();

    await victim.goto('about:blank');
    await victim.goto(planted);
    await refusal(victim).waitFor();
    expect(victim.url()).toBe(`${medkig.selfService}/`);
    await victim.getByRole('button', { name: 'Luk' }).click();
    await launcher(victim).waitFor();
    await victim.context().close();
  });

  it('with another key or without a note says that it cannot go on', async () => {
    const planted = await interceptedAddress();
    const stranger = await personsPage(browser);
    await stranger.goto(planted.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')));
    await refusal(stranger).waitFor();
    await stranger.goto('about:blank');
    await stranger.goto(`${medkig.selfService}/#medkig=nothing`);
    await refusal(stranger).waitFor();
    expect(stranger.url()).toBe(`${medkig.selfService}/`);
    await stranger.context().close();
  });

  it('is nothing on the site of another municipality, and is not used up by it', async () => {
    const planted = await interceptedAddress();
    const stranger = await personsPage(browser);
    await stranger.goto(planted.replace(medkig.selfService, medkig.nordby));
    await refusal(stranger).waitFor();
    await stranger.goto(planted);
    await question(stranger).waitFor();
    await stranger.context().close();
  });
});
