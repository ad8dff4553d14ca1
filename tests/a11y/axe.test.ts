/** axe finds nothing (WCAG 2.2 A and AA, best practice) on either side, in each state of the main job. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath } from '../support/meld-flytning.ts';
import { newCode, openPanel, pickOnStage, sayYes, signIn, stage, typeCode } from '../support/people.ts';

let medkig: Medkig;
let browser: Browser;
let citizen: Page;
let agent: Page;

beforeAll(async () => {
  medkig = await startMedkig();
  browser = await launchChromium();
  [citizen, agent] = await Promise.all([personsPage(390, 844), personsPage(1440, 900)]);
});

afterAll(async () => {
  await browser?.close();
  await medkig?.stop();
});

async function personsPage(width: number, height: number): Promise<Page> {
  // A panel that is still fading in has no contrast of its own yet.
  const motion = { reducedMotion: 'reduce' } as const;
  const context = await browser.newContext({ locale: 'da-DK', viewport: { width, height }, ...motion });
  return context.newPage();
}

/** The replayed page is the municipality's own, judged where it stands. */
async function violations(page: Page): Promise<string[]> {
  const result = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .exclude('iframe')
    .analyze();
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

it('the console before and after sign-in', async () => {
  await agent.goto(medkig.console);
  await agent.getByRole('button', { name: 'Log ind' }).waitFor();
  expect(await violations(agent)).toEqual([]);
  await signIn(agent, medkig);
  expect(await violations(agent)).toEqual([]);
});

it('the form page with the button, the code field, and a wrong code', async () => {
  await citizen.goto(`${medkig.site + formPath}`);
  await citizen.getByRole('button', { name: 'Vis os siden' }).waitFor();
  expect(await violations(citizen)).toEqual([]);
  await openPanel(citizen);
  expect(await violations(citizen)).toEqual([]);
  await typeCode(citizen, '000 000 001');
  await citizen.getByText('Koden passer ikke.').waitFor();
  expect(await violations(citizen)).toEqual([]);
});

it('a code that waits, and the question', async () => {
  const digits = await newCode(agent);
  expect(await violations(agent)).toEqual([]);
  await typeCode(citizen, digits);
  await citizen.getByRole('button', { name: 'Nej tak' }).waitFor();
  expect(await violations(citizen)).toEqual([]);
  expect(await violations(agent)).toEqual([]);
});

it('live, with a mark', async () => {
  await sayYes(citizen);
  await stage(agent).locator('main').waitFor();
  await agent.getByRole('button', { name: /Markér/ }).click();
  await pickOnStage(agent, 'main button, main .button');
  await citizen.getByText('Anna peger her').first().waitFor();
  expect(await violations(citizen)).toEqual([]);
  expect(await violations(agent)).toEqual([]);
});

it('paused, and ended', async () => {
  await citizen.getByRole('button', { name: 'Pause' }).click();
  await citizen.getByText('Du holder pause.').first().waitFor();
  expect(await violations(citizen)).toEqual([]);
  expect(await violations(agent)).toEqual([]);
  await citizen.getByRole('button', { name: 'Stop' }).click();
  await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
  expect(await violations(citizen)).toEqual([]);
  expect(await violations(agent)).toEqual([]);
});

it('the console in the dark', async () => {
  await agent.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(agent)).toEqual([]);
});
