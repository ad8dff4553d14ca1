/** An agent writes guide cards, by keyboard; they are kept, and nothing that is written is lost to a colleague or to a call. */
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { violations } from '../support/axe.ts';
import { expectFocusOn, tabTo, typeIn } from '../support/keyboard.ts';
import { formPath } from '../support/meld-flytning.ts';
import { personsPage, readAloud, sayYes, signIn, stage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';

runMedkig();

let agent: Page;
beforeEach(async () => {
  agent = await personsPage(browser, { viewport: { width: 1280, height: 900 } });
  await signIn(agent, medkig);
});
afterEach(() => agent?.context().close());

const openGuides = (page: Page) => page.getByRole('button', { name: /^Guider/ }).click();

async function openGuide(page: Page, title: string): Promise<void> {
  await openGuides(page);
  await page.getByRole('button', { name: title, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

const save = (page: Page) => page.getByRole('button', { name: 'Gem', exact: true }).click();
const saved = (page: Page) => page.getByText('Guiden er gemt.').waitFor();
const said = (page: Page) =>
  page
    .getByLabel('Det siger du')
    .evaluateAll((fields) => fields.map((field) => field instanceof HTMLTextAreaElement && field.value));

describe('by keyboard alone', () => {
  it('a card is found, changed, saved and there again after a reload', async () => {
    await tabTo(agent, 'Guider');
    await agent.keyboard.press('Enter');
    await expectFocusOn(agent, /^Guider/);
    await agent.keyboard.press('/');
    await agent.keyboard.type('læge');
    await agent.getByText('1 af 12 guider').waitFor();
    await tabTo(agent, 'Skift læge');
    await agent.keyboard.press('Enter');
    await expectFocusOn(agent, /^Skift læge/);

    await typeIn(agent, 'Hav klar', 'Lægens navn. ');
    const before = await said(agent);
    await tabTo(agent, 'Flyt ned trin 1');
    await agent.keyboard.press('Enter');
    await agent.getByText('Trinnet er nu nummer 2.').waitFor();
    await expectFocusOn(agent, /^Flyt ned trin 2/);
    expect(await said(agent)).toEqual([before[1], before[0], ...before.slice(2)]);

    await tabTo(agent, 'Fjern trin 3');
    await agent.keyboard.press('Enter');
    await expectFocusOn(agent, /^Fjern trin 3/);
    await tabTo(agent, 'Tilføj trin');
    await agent.keyboard.press('Enter');
    await expectFocusOn(agent, /^Det siger du/);
    await agent.keyboard.type('Farvel.');
    await agent.keyboard.press('Control+Enter');
    await saved(agent);
    const after = [before[1], before[0], ...before.slice(3), 'Farvel.'];

    await agent.reload();
    await openGuide(agent, 'Skift læge');
    await agent.getByText(/^Sidst ændret .* af Anna Holm$/).waitFor();
    expect(await said(agent)).toEqual(after);
    await expect.poll(() => agent.getByLabel('Hav klar').inputValue()).toContain('Lægens navn.');
  });

  it('a new one is mended where it must be, and written', async () => {
    await openGuides(agent);
    await tabTo(agent, 'Ny guide');
    await agent.keyboard.press('Enter');
    await agent.keyboard.press('Control+Enter');
    await agent.getByRole('alert').and(agent.locator(':focus')).waitFor();
    await tabTo(agent, 'Skriv en titel');
    await agent.keyboard.press('Enter');
    await expectFocusOn(agent, /^Titel/);
    await agent.keyboard.type('Bestil hundetegn på nettet');
    await agent.keyboard.press('Control+Enter');
    await tabTo(agent, 'Trin 1: Skriv, hvad du siger');
    await agent.keyboard.press('Enter');
    await expectFocusOn(agent, /^Det siger du/);
    await agent.keyboard.type('Skriv hundens navn.\nSå er du færdig.');
    await typeIn(agent, 'Side', '/hundetegn*');
    await typeIn(agent, 'Feltets navn', 'Hundens navn');
    await agent.keyboard.press('Control+Enter');
    await saved(agent);

    await agent.reload();
    await openGuide(agent, 'Bestil hundetegn på nettet');
    expect(await said(agent)).toEqual(['Skriv hundens navn. Så er du færdig.']);
    await expect.poll(() => agent.getByLabel('Side', { exact: true }).inputValue()).toBe('/hundetegn*');
  });
});

describe('two who write the same card', () => {
  it('the second is told, and decides whose is kept', async () => {
    const second = await agent.context().newPage();
    await second.goto(medkig.console);
    await openGuide(second, 'Meld flytning');
    await openGuide(agent, 'Meld flytning');

    await agent.getByLabel('Henvis').fill('Den ene');
    await save(agent);
    await saved(agent);
    await second.getByLabel('Henvis').fill('Den anden');
    await save(second);
    await second.getByText('En kollega har ændret guiden imens').waitFor();
    expect(await second.getByLabel('Henvis').inputValue()).toBe('Den anden');
    await second.getByRole('button', { name: 'Gem min i stedet' }).click();
    await saved(second);

    await agent.getByLabel('Henvis').fill('Den ene igen');
    await save(agent);
    await agent.getByRole('button', { name: 'Hent kollegaens' }).click();
    await expect.poll(() => agent.getByLabel('Henvis').inputValue()).toBe('Den anden');
  });

  it('what a colleague has deleted can be saved all the same', async () => {
    const second = await agent.context().newPage();
    await second.goto(medkig.console);
    await openGuide(second, 'Meld dit barn ind i SFO');
    await openGuide(agent, 'Meld dit barn ind i SFO');
    await agent.getByRole('button', { name: 'Slet guiden' }).click();
    await agent.getByRole('dialog').getByRole('button', { name: 'Slet guiden' }).click();
    await agent.getByText('er slettet.').first().waitFor();
    expect(await agent.getByRole('button', { name: 'Meld dit barn ind i SFO' }).count()).toBe(0);

    await second.getByLabel('Henvis').fill('Skolen');
    await save(second);
    await second.getByRole('button', { name: 'Gem den alligevel' }).click();
    await saved(second);
    await agent.reload();
    await openGuide(agent, 'Meld dit barn ind i SFO');
    expect(await agent.getByLabel('Henvis').inputValue()).toBe('Skolen');
  });
});

describe('what is not saved', () => {
  it('is asked about before it is left, and stays when the answer is no', async () => {
    await openGuide(agent, 'Bestil nyt sundhedskort');
    await agent.getByLabel('Titel').fill('Nyt sundhedskort');
    await agent.getByRole('button', { name: 'Alle guider' }).click();
    await agent.getByRole('button', { name: 'Bliv her' }).click();
    expect(await agent.getByLabel('Titel').inputValue()).toBe('Nyt sundhedskort');
    await agent.getByRole('button', { name: 'Alle guider' }).click();
    await agent.getByRole('button', { name: 'Gå uden at gemme' }).click();
    await openGuide(agent, 'Bestil nyt sundhedskort');
  });

  it('is asked about before the agent signs out', async () => {
    await openGuide(agent, 'Bestil nyt sundhedskort');
    await agent.getByLabel('Titel').fill('Nyt sundhedskort');
    await agent.getByRole('button', { name: 'Samtale' }).click();
    await agent.getByRole('button', { name: 'Anna Holm' }).click();
    await agent.getByRole('button', { name: 'Log ud' }).click();
    await agent.getByRole('button', { name: 'Bliv her' }).click();
    await openGuides(agent);
    expect(await agent.getByLabel('Titel').inputValue()).toBe('Nyt sundhedskort');
    await agent.getByRole('button', { name: 'Anna Holm' }).click();
    await agent.getByRole('button', { name: 'Log ud' }).click();
    await agent.getByRole('button', { name: 'Gå uden at gemme' }).click();
    await agent.getByRole('button', { name: 'Log ind' }).waitFor();
  });

  it('waits while a citizen calls: the call comes to the front, and the card is there again after it', async () => {
    const citizen = await personsPage(browser);
    await citizen.goto(medkig.site + formPath);
    await openGuide(agent, 'Bestil nyt sundhedskort');
    await agent.getByLabel('Titel').fill('Nyt sundhedskort');
    await agent.getByRole('button', { name: 'Samtale' }).click();
    await readAloud(citizen, agent);
    await openGuides(agent);
    await sayYes(citizen);

    await stage(agent).locator('body').waitFor();
    expect(await agent.getByRole('button', { name: /^Guider/ }).count()).toBe(0);
    await agent.getByRole('button', { name: 'Afslut' }).click();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
    await openGuides(agent);
    expect(await agent.getByLabel('Titel').inputValue()).toBe('Nyt sundhedskort');
    await agent.getByRole('button', { name: 'Samtale' }).click();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
    await citizen.context().close();
  });
});

it('at 400 % zoom and in forced colours nothing is cut off', async () => {
  await agent.setViewportSize({ width: 320, height: 256 });
  await agent.emulateMedia({ forcedColors: 'active' });
  const menu = agent.getByRole('button', { name: 'Menu' });
  await menu.click();
  await openGuide(agent, 'Bestil nyt sundhedskort');
  expect(await menu.getAttribute('aria-expanded')).toBe('false');
  await agent.getByLabel('Titel').fill('');
  await save(agent);
  await agent.getByText('Guiden er ikke gemt').waitFor();
  expect(await agent.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  expect(await violations(agent)).toEqual([]);
});
