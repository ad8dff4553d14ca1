/** The whole job through the accessibility tree alone: names and roles lead there, live regions tell what happens. */
import type { Page } from 'playwright';
import { beforeAll, expect, it } from 'vitest';
import { viewerOf } from '../e2e/same-page.ts';
import { accessibilityTree, focusNode, liveTexts, nodeNamed } from '../support/accessibility-tree.ts';
import { expectFocusOn, pressUntil } from '../support/keyboard.ts';
import { formPath } from '../support/meld-flytning.ts';
import { onStage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';

runMedkig();
twoPeople(atDesks);

beforeAll(async () => {
  await Promise.all([citizen.goto(medkig.site + formPath), agent.goto(medkig.console)]);
});

async function activate(page: Page, role: string, name: string | RegExp): Promise<void> {
  await focusNode(page, await nodeNamed(page, role, name));
  await page.keyboard.press('Enter');
}

async function write(page: Page, name: string | RegExp, text: string): Promise<void> {
  await focusNode(page, await nodeNamed(page, 'textbox', name));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** A screen reader says it without being led there. */
function expectSaid(page: Page, words: string | RegExp): Promise<void> {
  return expect.poll(() => liveTexts(page), { timeout: 20_000 }).toMatch(words);
}

async function headings(page: Page): Promise<number[]> {
  return (await accessibilityTree(page)).filter(({ role }) => role === 'heading').map(({ level }) => level);
}

/** One page heading, and no level left out on the way down. */
async function expectHeadingsInOrder(page: Page): Promise<void> {
  const levels = await headings(page);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  expect(levels[0]).toBe(1);
  expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
}

it('both sides say which language they speak', async () => {
  expect(await agent.evaluate(() => document.documentElement.lang)).toBe('da');
  expect(await citizen.evaluate(() => document.documentElement.lang)).toBe('da');
});

it('a failed sign-in is said, and says what to do', async () => {
  await activate(agent, 'button', 'Log ind');
  await expectSaid(agent, /Fejl: Du kom ikke ind/);
  const email = await nodeNamed(agent, 'textbox', 'E-mail');
  expect(email.description).toMatch(/Skriv din e-mail\./);
  await expectHeadingsInOrder(agent);
});

it('the agent signs in and is told of the code', async () => {
  await write(agent, 'E-mail', medkig.agent.email);
  await write(agent, 'Adgangskode', medkig.agent.password);
  await agent.keyboard.press('Enter');
  await activate(agent, 'button', /^Ny kode/);
  await expectSaid(agent, /Koden venter på borgeren/);
  await expectHeadingsInOrder(agent);
});

it('a code that is too short is described at its field, which has focus again', async () => {
  await activate(citizen, 'button', 'Vis os siden');
  const dialog = await nodeNamed(citizen, 'dialog', 'Taler du med os i telefonen?');
  expect(dialog.text).toMatch('Så kan vi se siden sammen med dig');
  await write(citizen, 'Skriv koden fra telefonen', '123');
  await citizen.keyboard.press('Enter');
  await expect
    .poll(async () => (await nodeNamed(citizen, 'textbox', /^Skriv koden/)).description)
    .toMatch(/Koden er ni tal\..*Fejl: Koden skal være på ni tal\./);
  await expectFocusOn(citizen, /^Skriv koden/);
});

it('the question is a dialog named by itself, and the answer is said on both sides', async () => {
  await write(citizen, /^Skriv koden/, await digits());
  await citizen.keyboard.press('Enter');
  const dialog = await nodeNamed(citizen, 'dialog', 'Må Anna fra Vestby Kommune se siden sammen med dig?');
  expect(dialog.text).toMatch(/Har du ikke selv ringet til os\? Så sig nej, og læg på\./);
  await expectSaid(agent, /Borgeren har skrevet koden/);
  await focusNode(citizen, await nodeNamed(citizen, 'button', 'Ja, vis siden'));
  await pressUntil(citizen, 'Enter', async () => /Anna ser siden nu/.test(await liveTexts(citizen)));
  await expectSaid(agent, /Du ser siden/);
  await expectHeadingsInOrder(agent);
});

it('a mark is made through the outline of the stage and said to the citizen with the field’s name', async () => {
  await activate(citizen, 'link', 'Start uden MitID');
  await nodeNamed(citizen, 'textbox', /^Fulde navn/);
  // «Du ser siden» stood there already, for the page before.
  await onStage(agent, '#telefon').waitFor();
  await expectSaid(agent, /Du ser siden/);
  await activate(agent, 'button', /^Markér/);
  const viewer = await viewerOf(agent);
  const outline = await nodeNamed(viewer, 'application', /^Borgerens side\. Vælg et værktøj/);
  await focusNode(viewer, outline);
  const candidate = viewer.locator('[aria-live]');
  await pressUntil(agent, 'ArrowDown', async () => /^Telefon/.test((await candidate.textContent()) ?? ''));
  await agent.keyboard.press('Enter');
  await expectSaid(agent, /Du har markeret «Telefon.*» som nummer 1/);
  await expectSaid(citizen, /Anna viser feltet Telefon/);
});

it('the citizen goes to the field, and a pause is said on both sides', async () => {
  await activate(citizen, 'button', /^Gå til feltet Telefon/);
  await expectFocusOn(citizen, /^Telefon/);
  await activate(citizen, 'button', 'Pause');
  await expectSaid(citizen, /Du holder pause\. Anna kan ikke se noget nu\./);
  await expectSaid(agent, /Borgeren holder pause/);
  const pressed = await nodeNamed(agent, 'button', /^Peg/);
  expect(pressed.description).toMatch('Borgeren holder pause.');
});

it('the end is said on both sides', async () => {
  await activate(citizen, 'button', 'Stop');
  await nodeNamed(citizen, 'heading', 'Du har stoppet. Ingen kan se din side nu.');
  await expectFocusOn(citizen, /^Du har stoppet/);
  await expectSaid(agent, /Forbindelsen er lukket/);
  await expectHeadingsInOrder(agent);
  await activate(citizen, 'button', 'Luk');
  await nodeNamed(citizen, 'button', 'Vis os siden');
  await activate(agent, 'button', 'Klar til næste');
  await nodeNamed(agent, 'heading', 'Ny samtale');
});

/** The code is announced as a region «Kode», its digits in three groups. */
async function digits(): Promise<string> {
  const code = await nodeNamed(agent, 'status', 'Kode');
  const read = code.text.replaceAll(/\D/g, '');
  expect(read).toHaveLength(9);
  return read;
}
