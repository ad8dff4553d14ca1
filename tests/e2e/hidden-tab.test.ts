/** A tab behind another one. Driven by puppeteer: Playwright keeps every tab visible. */
import { chromium as playwright } from 'playwright';
import puppeteer, { type Page } from 'puppeteer-core';
import { afterAll, beforeAll, it } from 'vitest';
import { launchOptions } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath } from '../support/meld-flytning.ts';
import { newCode, signIn } from '../support/people.ts';
import { personAt, pressUntil } from '../support/person.ts';
import { puppeteerTab } from '../support/puppeteer-tab.ts';

let medkig: Medkig;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  medkig = await startMedkig();
});

afterAll(async () => {
  for (const close of closing) await close();
  await medkig?.stop();
});

async function citizensTab(): Promise<Page> {
  const { executablePath, args } = launchOptions;
  const browser = await puppeteer.launch({ executablePath, args: [...args, '--no-sandbox'] });
  closing.push(() => browser.close());
  return browser.newPage();
}

it('the agent hears that the citizen looks at something else, and when they are back', async () => {
  const browser = await playwright.launch(launchOptions);
  closing.push(() => browser.close());
  const agent = await browser.newPage({ locale: 'da-DK' });
  await signIn(agent, medkig);
  const page = await citizensTab();
  await page.setViewport({ width: 1280, height: 900 });
  const citizen = personAt(puppeteerTab(page));
  await citizen.open(medkig.site + formPath);
  await citizen.press('button', 'Vis os siden');
  await citizen.write('Skriv koden fra telefonen', await newCode(agent));
  await citizen.press('button', 'Næste');
  await pressUntil(citizen, 'Ja, vis siden', 'Anna ser siden nu');

  const words = agent.getByText('Borgeren ser på en anden fane eller et andet program').first();
  await words.waitFor({ state: 'hidden' });
  const other = await page.browser().newPage();
  await words.waitFor();
  await other.close();
  await page.bringToFront();
  await words.waitFor({ state: 'hidden' });
});
