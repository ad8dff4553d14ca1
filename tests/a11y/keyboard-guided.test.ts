/** A guided call with every tool, from the code to the receipt: neither side has a mouse, and focus is never lost. */
import { beforeAll, expect, it } from 'vitest';
import {
  expectFocusOn,
  pressUntil,
  tabTo,
  takeTool,
  typeIn,
  typeNewAddress,
  walkTo,
} from '../support/keyboard.ts';
import { formPath, person } from '../support/meld-flytning.ts';
import { onStage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';

runMedkig();
twoPeople(atDesks);

beforeAll(async () => {
  await Promise.all([citizen.goto(medkig.site + formPath), agent.goto(medkig.console)]);
});

const inPanel = (text: string) => citizen.locator('medkig-panel').getByText(text).first();
const drawn = (what: string) => citizen.locator(`medkig-panel .medkig-${what}`);
const step = (words: string) => agent.locator('li[aria-current=step]').filter({ hasText: words }).waitFor();
const told = (words: string) => agent.locator('.stage-column').getByText(words).first().waitFor();

/** The citizen's answer to what stands on the card; from a tick of the page, which keeps focus, by F6. */
async function answer(name: string): Promise<void> {
  const button = citizen.getByRole('button', { name, exact: true });
  await button.waitFor();
  const isInPanel = await citizen.evaluate(() => document.activeElement?.localName === 'medkig-panel');
  if (!isInPanel) await citizen.keyboard.press('F6');
  await tabTo(citizen, name);
  await pressUntil(citizen, 'Enter', async () => !(await button.isVisible()));
}

async function nothingDrawn(): Promise<void> {
  for (const what of ['ring', 'spotlight', 'stroke', 'pointer'])
    await drawn(what).waitFor({ state: 'detached' });
}

it('they meet by the code', async () => {
  await expectFocusOn(agent, /^E-mail/);
  await agent.keyboard.type(medkig.agent.email);
  await typeIn(agent, 'Adgangskode', medkig.agent.password);
  await agent.keyboard.press('Enter');
  await expectFocusOn(agent, /^Ny samtale/);
  await agent.keyboard.press('n');
  const code = agent.getByRole('status', { name: 'Kode' }).filter({ hasText: /(\d\D*){9}/ });
  const digits = ((await code.textContent()) ?? '').replaceAll(/\D/g, '');
  await tabTo(citizen, 'Start uden MitID');
  await citizen.keyboard.press('Enter');
  await citizen.locator('#navn').waitFor();
  await tabTo(citizen, 'Vis os siden');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^Skriv koden/);
  await citizen.keyboard.type(digits);
  await citizen.keyboard.press('Enter');
  await answer('Ja, vis siden');
  await inPanel('Anna ser siden nu').waitFor();
  await onStage(agent, '#navn').waitFor();
  await expectFocusOn(agent, /^Borger i Vestby/);
});

it('the guide card leads: on and back by the arrows, and Enter marks its field', async () => {
  await step('fulde navn');
  await agent.keyboard.press('ArrowDown');
  await step('telefonnummer');
  await agent.keyboard.press('ArrowUp');
  await step('fulde navn');
  await pressUntil(agent, 'Enter', async () => (await drawn('ring').count()) === 1);
  await citizen.keyboard.press('F6');
  await tabTo(citizen, 'Gå til feltet Fulde navn');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^Fulde navn/);
  await citizen.keyboard.type(person.name);
  await nothingDrawn();
});

it('the arrows and Enter lead it on the stage too, while no tool is in hand', async () => {
  await tabTo(agent, 'Borgerens side');
  await agent.keyboard.press('ArrowDown');
  await step('telefonnummer');
  await agent.keyboard.press('ArrowUp');
  await step('fulde navn');
  await agent.keyboard.press('ArrowDown');
  await step('telefonnummer');
  await pressUntil(agent, 'Enter', async () => (await drawn('ring').count()) === 1);
  await agent.keyboard.press('Escape');
  await nothingDrawn();
});

it.each([
  ['Peg', 'p', 'pointer'],
  ['Belys', 'l', 'spotlight'],
  ['Tegn', 't', 'stroke'],
])('«%s» by %s, the arrows and Enter', async (name, key, what) => {
  await takeTool(agent, key, name);
  await pick(/^Telefon/);
  await drawn(what).first().waitFor({ state: 'attached' });
  await agent.keyboard.press('Escape');
  await nothingDrawn();
});

it('«Markér» with words of the agent’s own; the citizen takes the mark away and is back in the field', async () => {
  await takeTool(agent, 'm', 'Markér');
  await typeIn(agent, 'Tekst på mærket', 'Her skal du skrive');
  await pick(/^E-mail/);
  await citizen.locator('medkig-panel').getByText('Her skal du skrive').waitFor();
  await citizen.keyboard.press('F6');
  await expectFocusOn(citizen, /^Anna ser siden nu/);
  await citizen.keyboard.press('Escape');
  await nothingDrawn();
  await citizen.keyboard.press('F6');
  await expectFocusOn(citizen, /^Fulde navn/);
  await agent.keyboard.press('Escape');
});

it('«Rul hertil» brings the citizen’s page there', async () => {
  await takeTool(agent, 'r', 'Rul hertil');
  await pick(/^Næste trin/);
  await expect
    .poll(() =>
      citizen.locator('main button[type=submit]').evaluate((button) => {
        const { top, bottom } = button.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }),
    )
    .toBe(true);
});

it('V opens «Hvad kan borgeren se nu?» and closes it', async () => {
  const card = agent.locator('details').filter({ hasText: 'Hvad kan borgeren se nu?' });
  await agent.keyboard.press('v');
  await card.getByText(/^Borgeren ser .*siden/).waitFor();
  await agent.keyboard.press('v');
  await expect.poll(() => card.getAttribute('open')).toBeNull();
});

it('«Bed om at se»: no, then yes, then hidden again; the citizen is back where they were each time', async () => {
  await tabTo(citizen, 'Tilbage');
  await takeTool(agent, 'b', 'Bed om at se');
  await pick(/^Fulde navn/);
  await expectFocusOn(citizen, /^Må Anna se feltet «Fulde navn»/);
  await answer('Nej, skjul det');
  await told('Borgeren viser ikke feltet «Fulde navn».');
  await expectFocusOn(citizen, /^Tilbage/);
  await takeTool(agent, 'b', 'Bed om at se');
  await pick(/^Fulde navn/);
  await answer('Lad Anna se feltet');
  await expect.poll(() => onStage(agent, '#navn').inputValue()).toBe(person.name);
  await expectFocusOn(citizen, /^Tilbage/);
  await citizen.keyboard.press('F6');
  await tabTo(citizen, 'Skjul feltet igen');
  await pressUntil(citizen, 'Enter', async () => !(await inPanel('Skjul feltet igen').isVisible()));
  await expectFocusOn(citizen, /^Anna ser siden nu/);
  await citizen.keyboard.press('F6');
  await expectFocusOn(citizen, /^Tilbage/);
});

it('«Bed om at udfylde»: no by Escape, then yes; the agent is back on the stage, the citizen on the page', async () => {
  await askToFill(person.phone);
  await expectFocusOn(citizen, /^Må Anna skrive i feltet «Telefon»/);
  await citizen.keyboard.press('Escape');
  await told('Borgeren skriver selv i feltet «Telefon».');
  await expectFocusOn(citizen, /^Tilbage/);
  expect(await citizen.inputValue('#telefon')).toBe('');
  await askToFill(person.phone);
  await answer('Ja, én gang');
  await told('Der er skrevet i feltet «Telefon».');
  expect(await citizen.inputValue('#telefon')).toBe(person.phone);
  await expectFocusOn(citizen, /^Tilbage/);
});

it('«Foreslå side»: an address that is none is told at its field; no, then yes, and back the same way', async () => {
  await agent.keyboard.press('f');
  await expectFocusOn(agent, /^Adresse/);
  await agent.keyboard.press('Escape');
  await expectFocusOn(agent, 'Borgerens side');
  await proposePage('/om-kommunen', 'Om kommunen');
  await expectFocusOn(citizen, /^Anna vil vise dig siden “Om kommunen”/);
  await answer('Nej, bliv her');
  await told('Borgeren bliver på siden.');
  await expectFocusOn(citizen, /^Tilbage/);
  await proposePage('/om-kommunen', 'Om kommunen');
  await answer('Ja, gå derhen');
  await citizen.waitForURL('**/om-kommunen');
  await seen();
  await proposePage(`${formPath}/om-dig`, 'Meld flytning');
  await answer('Ja, gå derhen');
  await citizen.waitForURL('**/om-dig');
  await seen();
});

it('the citizen goes on to who moves along; the card follows', async () => {
  await typeIn(citizen, 'Fulde navn', person.name);
  await typeIn(citizen, 'CPR-nummer', person.cpr);
  await typeIn(citizen, 'Telefon', person.phone);
  await nextPage('#vejnavn');
  await typeNewAddress(citizen);
  await nextPage('#laege-option1');
  await step('alene eller sammen');
});

it('«Bed om at trykke»: no, then yes, once', async () => {
  await askToPress(/^Jeg flytter alene/);
  await expectFocusOn(citizen, /^Må Anna trykke på «Jeg flytter alene»/);
  await answer('Nej, jeg gør det selv');
  await told('Borgeren vil ikke have, at du trykker på «Jeg flytter alene».');
  expect(await isTicked('#flytter-option1')).toBe(false);
  await askToPress(/^Jeg flytter alene/);
  await answer('Ja, én gang');
  await told('Der er trykket på «Jeg flytter alene».');
  expect(await isTicked('#flytter-option1')).toBe(true);
  // As after a press of their own.
  await expectFocusOn(citizen, /^Jeg flytter alene/);
});

it('a yes for the whole page, until Escape', async () => {
  await askToPress(/^Jeg flytter sammen/);
  await answer('Ja, på hele denne side');
  await expect.poll(() => isTicked('#flytter-option2')).toBe(true);
  await inPanel('Anna må trykke på denne side').waitFor();
  await askToPress(/^Jeg flytter alene/);
  await expect.poll(() => isTicked('#flytter-option1')).toBe(true);
  await citizen.keyboard.press('Escape');
  await inPanel('Anna må trykke på denne side').waitFor({ state: 'hidden' });
  await askToPress(/^Jeg flytter sammen/);
  await inPanel('Må Anna trykke på «Jeg flytter sammen').waitFor();
  await answer('Nej, jeg gør det selv');
  expect(await isTicked('#flytter-option1')).toBe(true);
});

it('the citizen alone sends, and stops at the receipt', async () => {
  await tabTo(citizen, await labelOf('laege-option1'));
  await citizen.keyboard.press('Space');
  await nextPage('#bekraeft');
  await step('Læs det hele igennem');
  await tabTo(citizen, await labelOf('bekraeft'));
  await citizen.keyboard.press('Space');
  await tabTo(citizen, 'Send');
  await citizen.keyboard.press('Enter');
  await step('Her er din kvittering');
  await seen();
  await citizen.keyboard.press('F6');
  await tabTo(citizen, 'Stop');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^Du har stoppet/);
});

it('the citizen answers the closing question and closes; both are ready for what comes', async () => {
  await tabTo(citizen, 'Noget af det');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^Tak for dit svar/);
  await tabTo(citizen, 'Luk', 'Shift+Tab');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /./);
  await expectFocusOn(agent, /^Samtalen er slut/);
  await tabTo(agent, 'Klar til næste');
  await agent.keyboard.press('Enter');
  await expectFocusOn(agent, /^Ny samtale/);
});

async function pick(name: RegExp): Promise<void> {
  await walkTo(agent, name);
  await agent.keyboard.press('Enter');
}

async function askToFill(text: string): Promise<void> {
  await takeTool(agent, 'u', 'Bed om at udfylde');
  await pick(/^Telefon/);
  await expectFocusOn(agent, /^Hvad skal der stå i feltet «Telefon»/);
  await agent.keyboard.type(text);
  await agent.keyboard.press('Enter');
  await expectFocusOn(agent, 'Borgerens side');
}

async function askToPress(name: RegExp): Promise<void> {
  await takeTool(agent, 'k', 'Bed om at trykke');
  await pick(name);
}

async function proposePage(address: string, title: string): Promise<void> {
  await agent.keyboard.press('f');
  await expectFocusOn(agent, /^Adresse/);
  await agent.keyboard.type(address);
  await typeIn(agent, /^Hvad hedder siden/, title);
  await agent.keyboard.press('Enter');
  await expectFocusOn(agent, 'Borgerens side');
}

/** The page that the citizen is on now is on the stage. */
async function seen(): Promise<void> {
  await agent.getByText(new URL(citizen.url()).pathname).first().waitFor();
  await agent.getByText('Du ser siden', { exact: true }).first().waitFor();
}

async function nextPage(landmark: string): Promise<void> {
  await tabTo(citizen, 'Næste trin');
  await citizen.keyboard.press('Enter');
  await citizen.locator(landmark).waitFor();
  await onStage(agent, landmark).waitFor();
  await inPanel('Anna ser siden nu').waitFor();
}

function isTicked(selector: string): Promise<boolean> {
  return citizen.locator(selector).evaluate((tick) => 'checked' in tick && tick.checked === true);
}

async function labelOf(id: string): Promise<string> {
  return ((await citizen.locator(`label[for="${id}"]`).textContent()) ?? '').trim().slice(0, 20);
}
