/** What the citizen and the agent do, named as they would say it. Everything is found by role and name. */
import type { Browser, FrameLocator, Locator, Page } from 'playwright';
import { vi } from 'vitest';
import type { Medkig } from './medkig.ts';

/** A page of a person of their own: no storage is shared with anybody else's. */
export async function personsPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: 'da-DK' })).newPage();
}

export async function signIn(page: Page, medkig: Medkig): Promise<void> {
  await page.goto(medkig.console);
  await page.getByLabel('E-mail').fill(medkig.agent.email);
  await page.getByLabel('Adgangskode').fill(medkig.agent.password);
  await page.getByRole('button', { name: 'Log ind' }).click();
  await page.getByRole('button', { name: /Ny kode/ }).waitFor();
}

/** Presses «Ny kode» and reads the nine digits from the screen. */
export async function newCode(page: Page): Promise<string> {
  await page.getByRole('button', { name: /Ny kode/ }).click();
  const status = page.getByRole('status', { name: 'Kode' }).filter({ hasText: /(\d\D*){9}/ });
  return ((await status.textContent()) ?? '').replaceAll(/\D/g, '');
}

export async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Vis os siden' }).click();
  await page.getByLabel('Skriv koden fra telefonen').waitFor();
}

export async function typeCode(page: Page, digits: string): Promise<void> {
  await page.getByLabel('Skriv koden fra telefonen').fill(digits);
  await page.getByRole('button', { name: 'Næste', exact: true }).click();
}

export function sayYes(page: Page): Promise<void> {
  return answer(page, 'Ja, vis siden');
}

export function sayNo(page: Page): Promise<void> {
  return answer(page, 'Nej tak');
}

/** A press within the first 600 ms of an answer's sight does not count, so who presses at once presses again. */
export async function answer(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name });
  await button.waitFor();
  await vi.waitFor(
    async () => {
      await button.click({ timeout: 500 }).catch(() => {});
      if (await button.isVisible()) throw new Error('the answer still stands');
    },
    { timeout: 20_000, interval: 100 },
  );
}

/** From two open pages to a live session. */
export async function connect(citizen: Page, agent: Page, medkig: Medkig): Promise<void> {
  await signIn(agent, medkig);
  const digits = await newCode(agent);
  await openPanel(citizen);
  await typeCode(citizen, digits);
  await sayYes(citizen);
  await stage(agent).locator('body').waitFor();
}

function viewerFrame(agent: Page): FrameLocator {
  return agent.frameLocator('iframe[title="Borgerens side"]');
}

/** The citizen's page as the agent sees it. */
export function stage(agent: Page): FrameLocator {
  return viewerFrame(agent).frameLocator('iframe');
}

export function onStage(agent: Page, selector: string): Locator {
  return stage(agent).locator(selector);
}

/** Clicks where the element stands on the stage: the overlay above the replay takes the click, as for a person. */
export async function pickOnStage(agent: Page, selector: string): Promise<void> {
  const target = onStage(agent, selector);
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error(`${selector} is not on the stage`);
  await agent.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await agent.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}
