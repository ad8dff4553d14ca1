/** A session follows the citizen from page to page, and what the citizen is told stays true on the way. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath } from '../support/meld-flytning.ts';
import { connect, newCode, openPanel, personsPage, sayYes, stage, typeCode } from '../support/people.ts';
import { expectSamePage } from './same-page.ts';

declare global {
  interface Window {
    Medkig?: { open(): void };
  }
}

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
  await citizen.clock.install();
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
});

afterAll(async () => {
  await browser?.close();
  await medkig?.stop();
});

describe('the session goes on', () => {
  it('over a link, a reload, and back', async () => {
    await citizen.getByRole('link', { name: 'Kontakt' }).first().click();
    await expectSamePage(citizen, agent);
    await citizen.reload();
    await expectSamePage(citizen, agent);
    await citizen.goBack();
    await expectSamePage(citizen, agent);
    await citizen.getByText('Anna ser siden nu').waitFor();
  });

  it('over two reloads in a row', async () => {
    await citizen.reload({ waitUntil: 'domcontentloaded' });
    await citizen.reload();
    await expectSamePage(citizen, agent);
  });

  it('and a pause outlives the page', async () => {
    await citizen.getByRole('button', { name: 'Pause' }).click();
    await citizen.getByText('Du holder pause.').first().waitFor();
    await citizen.reload();
    await citizen.getByText('Du holder pause.').first().waitFor();
    expect(await stage(agent).locator('body').count()).toBe(0);
    await citizen.getByRole('button', { name: 'Vis siden igen' }).waitFor();
  });
});

describe('the keys', () => {
  it('are new after half an hour on the same page', async () => {
    const epoch = () =>
      citizen.evaluate(() => Number(JSON.parse(sessionStorage.getItem('medkig') ?? '{}').epoch));
    const before = await epoch();
    await citizen.clock.fastForward('31:00');
    await citizen.evaluate(() => document.querySelector('h1')?.append(' nu'));
    await expect.poll(epoch).toBeGreaterThan(before);
    await expectSamePage(citizen, agent);
  });
});

describe('nobody sees a page while the citizen is told nothing', () => {
  it('also when the page opens the panel while the session comes back', async () => {
    await citizen.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const asSoonAsPossible = setInterval(() => {
          if (!window.Medkig) return;
          clearInterval(asSoonAsPossible);
          window.Medkig.open();
        });
      });
    });
    await citizen.reload();
    await citizen.getByText('Anna ser siden nu').waitFor();
    await citizen.getByRole('button', { name: 'Stop' }).click();
    await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
  });

  it('and not in a duplicated tab', async () => {
    const note = await citizen.evaluate(() => ({ ...sessionStorage }));
    const copy = await citizen.context().newPage();
    await copy.addInitScript((entries) => {
      for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value);
    }, note);
    await copy.goto(medkig.site + formPath);
    await expect.poll(() => copy.evaluate(() => sessionStorage.length), { timeout: 20_000 }).toBe(0);
    await expectSamePage(citizen, agent);
  });
});

it('a citizen who stops can begin anew at once', async () => {
  await citizen.getByRole('button', { name: 'Stop' }).click();
  await citizen.getByRole('button', { name: 'Luk' }).click();
  await agent.getByRole('button', { name: 'Klar til næste' }).click();
  const digits = await newCode(agent);
  await openPanel(citizen);
  await typeCode(citizen, digits);
  await sayYes(citizen);
  await expectSamePage(citizen, agent);
});
