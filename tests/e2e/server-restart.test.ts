/** The server goes away in the middle of it all and comes back: nobody reads a code aloud again. */
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath, person } from '../support/meld-flytning.ts';
import { connect, newCode, openPanel, pickOnStage, sayYes, signIn, typeCode } from '../support/people.ts';
import { expectSamePage } from './same-page.ts';

let medkig: Medkig;
let browser: Browser;
let citizen: Page;
let agent: Page;

beforeAll(async () => {
  medkig = await startMedkig();
  browser = await launchChromium();
});
beforeEach(async () => {
  [citizen, agent] = await Promise.all([personsPage(), personsPage()]);
  await citizen.goto(medkig.site + formPath);
  await citizen
    .getByRole('link', { name: 'Start' })
    .or(citizen.getByRole('button', { name: 'Start' }))
    .click();
});
afterEach(() => Promise.all([citizen, agent].map((page) => page.context().close())));
afterAll(async () => {
  await browser?.close();
  await medkig?.stop();
});

/** A person of their own: no storage is shared. */
async function personsPage(): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'da-DK' })).newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** Whoever types the code before the agent's browser is back is asked to try again, and presses again. */
async function untilAsked(): Promise<void> {
  const question = citizen.getByRole('button', { name: 'Ja, vis siden' });
  const again = citizen.getByRole('button', { name: 'Næste', exact: true });
  await vi.waitFor(
    async () => {
      if (await again.isVisible()) await again.click({ timeout: 500 }).catch(() => {});
      await question.waitFor({ timeout: 1500 });
    },
    { timeout: 20_000, interval: 100 },
  );
}

describe('a server that stops and starts again', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'has the session of before: the picture is back, what was typed stays, a mark works (%s)',
    async (signal) => {
      await connect(citizen, agent, medkig);
      await citizen.locator('#navn').fill(person.name);
      await medkig.restart(signal);
      // Only a connection of now can carry this.
      await citizen.locator('h1').evaluate((heading) => heading.append(' nu'));
      await expectSamePage(citizen, agent);
      await citizen.getByText('Anna ser siden nu').waitFor();
      expect(await citizen.locator('#navn').inputValue()).toBe(person.name);
      await agent.getByRole('button', { name: /Markér/ }).click();
      await pickOnStage(agent, '#telefon');
      await citizen
        .getByText(/Anna (peger på feltet her|viser feltet)/)
        .first()
        .waitFor();
    },
  );

  it('has the code that waited', async () => {
    await signIn(agent, medkig);
    const digits = await newCode(agent);
    await medkig.restart('SIGKILL');
    await openPanel(citizen);
    await typeCode(citizen, digits);
    await untilAsked();
    await sayYes(citizen);
    await expectSamePage(citizen, agent);
  });

  it('has no session that was over', async () => {
    await connect(citizen, agent, medkig);
    await citizen.getByRole('button', { name: 'Stop' }).click();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
    await medkig.restart('SIGKILL');
    await citizen.reload();
    await citizen.getByRole('button', { name: 'Vis os siden' }).waitFor();
    expect(await citizen.getByText('ser siden nu').count()).toBe(0);
  });
});
