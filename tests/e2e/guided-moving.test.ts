/** One citizen is led through Meld flytning, from the code to the receipt; a picture of each step on both sides at two widths. */
import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { formPages, formPath } from '../support/meld-flytning.ts';
import { answer, connect, onStage, tool } from '../support/people.ts';
import { picture } from '../support/pictures.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { logInWithMitid } from '../support/skriv-op.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';

runMedkig();
twoPeople(atDesks);

/** Widths of the pictures, each with a height that people have at it. */
const widths = [
  { width: 1280, height: 900 },
  { width: 390, height: 844 },
];

let pictures = 0;

async function keepBoth(name: string): Promise<void> {
  pictures += 1;
  const number = String(pictures).padStart(2, '0');
  for (const [side, page] of [
    ['citizen', citizen],
    ['agent', agent],
  ] as const) {
    const before = page.viewportSize();
    for (const size of widths) {
      await page.setViewportSize(size);
      // What follows the page does so in its next frames.
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      await picture(page, `guided-${number}-${name}-${side}-${size.width}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
    if (before) await page.setViewportSize(before);
  }
}

const current = (page: Page) => page.locator('li[aria-current=step]');
const step = (words: string) => current(agent).filter({ hasText: words }).waitFor();
const part = (number: number) => citizen.getByText(`Del ${number} af 16`, { exact: true }).waitFor();

/** The agent marks what the step speaks of by one key, and the citizen sees it. */
async function marked(name: string): Promise<void> {
  await agent.locator('h1').click();
  await agent.keyboard.press('Escape');
  await citizen.locator('.medkig-ring').waitFor({ state: 'detached' });
  await current(agent).getByRole('button', { name: 'Markér', disabled: false }).waitFor();
  await agent.keyboard.press('Enter');
  await citizen.locator('.medkig-ring').waitFor();
  await keepBoth(name);
}

/** The citizen has done what was marked, and its ring is gone by that. */
const ringLeaves = () => citizen.locator('.medkig-ring').waitFor({ state: 'detached' });

const fill = (name: string) => formPages.find((page) => page.name === name)?.fill(citizen);
const next = (name: string) => formPages.find((page) => page.name === name)?.next(citizen);

it('begins on the form’s start page, where the card opens by itself', { timeout: 90_000 }, async () => {
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
  await step('Log ind med MitID');
  await part(3);
  await marked('start');
});

it('goes over MitID, where nobody looks along', async () => {
  await logInWithMitid(citizen);
  await citizen.getByText('Vis siden igen').first().waitFor();
  await keepBoth('back-from-mitid');
  await answer(citizen, 'Vis siden igen');
  await step('fulde navn');
  await part(5);
});

it('asks for name and telephone', async () => {
  await marked('name');
  await fill('om-dig');
  await ringLeaves();
  await citizen.locator('#email').focus();
  await step('telefonnummer');
  await marked('telephone');
  await next('om-dig');
});

it('asks for the day and the address', async () => {
  await step('flyttedatoen');
  await part(7);
  await marked('day');
  await fill('ny-adresse');
  await step('Bor der en anden');
  await part(9);
  await marked('care-of');
  await next('ny-adresse');
});

it('asks who comes along', async () => {
  await step('alene eller sammen');
  await marked('company');
  await fill('hvem-flytter-med');
  await citizen.locator('#medflytter').focus();
  await keepBoth('company-filled');
  await next('hvem-flytter-med');
});

it('has it read through, and the citizen alone sends it', async () => {
  await step('Læs det hele igennem');
  await part(14);
  await marked('read-through');
  await agent.keyboard.press('ArrowDown');
  await step('Sæt kryds her');
  await marked('tick');
  await fill('laes-igennem');
  await ringLeaves();
  await tool(agent, 'Markér').click();
  await onStage(agent, 'main button[type=submit]').scrollIntoViewIfNeeded();
  await keepBoth('send');
  await next('laes-igennem');
});

it('ends at the receipt, and with a question that only the citizen’s municipality counts', async () => {
  await step('Her er din kvittering');
  await part(16);
  await marked('receipt');
  await citizen.getByRole('button', { name: 'Stop' }).click();
  await citizen.getByText('Hvem så med').waitFor();
  await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
  await keepBoth('ended');
  await citizen.getByRole('button', { name: 'Ja', exact: true }).click();
  await citizen.getByText('Tak for dit svar.').waitFor();
  await keepBoth('thanked');
});
