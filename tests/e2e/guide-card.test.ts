/** A guide card leads through Meld flytning: the agent keeps to the phone, the card keeps up with the citizen. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { formPages, formPath, person, pressNext } from '../support/meld-flytning.ts';
import { connect, onStage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeopleEachTime } from '../support/two-people.ts';

runMedkig();
twoPeopleEachTime(atDesks);

const current = (page: Page) => page.locator('li[aria-current=step]');
const step = async (words: string) => {
  await current(agent).filter({ hasText: words }).waitFor();
};
const part = (number: number) => citizen.getByText(`Del ${number} af 16`, { exact: true });
const rings = () => citizen.locator('.medkig-ring').count();

/** On the form's first page with fields. */
async function beginInForm(): Promise<void> {
  await citizen.goto(medkig.site + formPath);
  await formPages[0]?.next(citizen);
  await connect(citizen, agent, medkig);
}

describe('the card of the citizen’s page', () => {
  it('is nobody’s to guess where several begin: the agent finds it by name, and a press of the citizen moves it on', async () => {
    await citizen.goto(medkig.site);
    await connect(citizen, agent, medkig);
    await agent.getByRole('tab', { name: 'Guide' }).click();
    await agent.getByText('Passer til siden').first().waitFor();
    await agent.locator('h1').click();
    await agent.keyboard.press('/');
    await agent.keyboard.type('flyt');
    await agent.getByRole('button', { name: /Meld flytning/ }).click();
    await step('Hvornår flytter du');
    await part(1).waitFor();
    await agent.keyboard.press('ArrowDown');
    await step('på forsiden');
    await citizen.getByRole('link', { name: 'Meld flytning' }).first().click();
    await step('Log ind med MitID');
    await part(3).waitFor();
  });

  it('opens by itself, follows the citizen through the form and back, and tells both the same number', async () => {
    await citizen.goto(`${medkig.site}${formPath}`);
    await connect(citizen, agent, medkig);
    await agent.getByRole('heading', { name: 'Meld flytning' }).waitFor();
    await step('Log ind med MitID');
    await part(3).waitFor();
    await agent.keyboard.press('ArrowDown');
    await step('Nu kommer MitID');
    await part(4).waitFor();
    await formPages[0]?.next(citizen);
    await step('fulde navn');
    await part(5).waitFor();

    // Filled and left.
    await citizen.locator('#navn').fill(person.name);
    expect(await current(agent).textContent()).toContain('fulde navn');
    await citizen.locator('#cpr').pressSequentially(person.cpr);
    await step('telefonnummer');
    await citizen.locator('#telefon').fill(person.phone);
    await citizen.locator('#email').fill(person.email);
    await pressNext(citizen);
    await step('flyttedatoen');

    // A group counts as one field.
    await citizen.locator('#dato-day').fill('1');
    await citizen.locator('#dato-month').fill('2');
    expect(await current(agent).textContent()).toContain('flyttedatoen');
    await citizen.locator('#dato-year').fill('2030');
    await citizen.locator('#vejnavn').focus();
    await step('vejnavn og husnummer');
    await formPages[2]?.fill(citizen);
    await step('Bor der en anden');
    await pressNext(citizen);
    await step('alene eller sammen');
    await citizen.goBack();
    await step('flyttedatoen');
    await part(7).waitFor();
    await agent.getByRole('button', { name: /klarede trin/ }).waitFor();
  });

  it('marks its element by Enter, and the mark leaves when the citizen types', async () => {
    await beginInForm();
    await step('fulde navn');
    await agent.getByRole('button', { name: 'Markér', disabled: false }).last().waitFor();
    await agent.locator('h1').click();
    await agent.keyboard.press('Enter');
    await citizen.getByText('Anna peger på feltet her').first().waitFor();
    await expect.poll(rings).toBe(1);
    await citizen.locator('#navn').pressSequentially('K');
    await expect.poll(rings).toBe(0);
  });

  it('is there again after the agent’s page was reloaded, and the citizen reads of it no more when it is closed', async () => {
    await beginInForm();
    await step('fulde navn');
    await agent.keyboard.press('ArrowDown');
    await step('telefonnummer');
    await agent.reload();
    await step('telefonnummer');
    await part(6).waitFor();
    await agent.getByRole('button', { name: 'Luk guiden' }).click();
    await agent.getByLabel('Find en guide').waitFor();
    await part(6).waitFor({ state: 'detached' });
    await formPages[1]?.fill(citizen);
    await pressNext(citizen);
    await onStage(agent, '#vejnavn').waitFor();
    expect(await current(agent).count()).toBe(0);
    await agent.locator('h1').click();
    await agent.keyboard.press('/');
    await agent.keyboard.type('flyt');
    await agent.getByRole('button', { name: /Meld flytning/ }).click();
    await step('flyttedatoen');
  });
});

it('a form that keeps one address for all its pages is followed by what is on them', async () => {
  await agent.route('**/api/guide-cards', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const body = text.replaceAll(
      /"path":"\/selvbetjening\/meld-flytning[^"]*"/g,
      '"path":"/selvbetjening/meld-flytning*"',
    );
    await route.fulfill({ response, body });
  });
  await citizen.goto(medkig.site + formPath);
  await formPages[0]?.next(citizen);
  await connect(citizen, agent, medkig);
  // All pages are the same to this card, so where it begins is the agent's to say.
  await agent.getByRole('button', { name: /Skriv dit fulde navn/ }).click();
  await agent.getByRole('button', { name: 'Markér', disabled: false }).last().waitFor();
  await citizen.locator('#navn').fill(person.name);
  await citizen.locator('#telefon').focus();
  await step('telefonnummer');
  await formPages[1]?.fill(citizen);
  await pressNext(citizen);
  await step('flyttedatoen');
});

it('a field that a page hides for another answer does not turn the card to what stood there all along', async () => {
  await beginInForm();
  await step('fulde navn');
  await agent.keyboard.press('ArrowDown');
  await step('telefonnummer');
  const marker = current(agent).getByRole('button', { name: 'Markér', disabled: false });
  await marker.waitFor();
  const shown = (display: string) =>
    citizen.locator('.form-group:has(> #telefon)').evaluate((group: HTMLElement, value) => {
      group.style.display = value;
    }, display);
  await shown('none');
  await current(agent).getByText('Feltet vises ikke på borgerens side nu.').waitFor();
  await step('telefonnummer');
  await shown('');
  await marker.waitFor();
});

it('a step whose element is not on its page says so, until the element comes', async () => {
  await agent.route('**/api/guide-cards', async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({
      response: answer,
      body: text.replace('"#navn","label":"Fulde navn"', '"#borte","label":"Dit kælenavn"'),
    });
  });
  await beginInForm();
  await step('Trinnet passer ikke længere');
  const editor = agent.context().waitForEvent('page');
  await agent.getByRole('link', { name: 'Ret guiden' }).click();
  await (await editor).getByLabel('Titel').waitFor();
  await (await editor).close();
  await citizen.locator('#telefon').evaluate((field) => {
    const label = document.createElement('label');
    label.append('Dit kælenavn ', document.createElement('input'));
    field.before(label);
  });
  await current(agent).filter({ hasNotText: 'Trinnet passer ikke længere' }).waitFor();
  await agent.keyboard.press('Enter');
  await expect.poll(rings).toBe(1);
});
