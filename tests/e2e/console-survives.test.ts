/** The console is reloaded, crashes, loses the net or is copied, and the citizen never types a code again. */
import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import {
  answer,
  connect,
  expectBlankStage,
  mark,
  newCode,
  openPanel,
  personsPage,
  readAloud,
  sayNo,
  sayYes,
  signIn,
  stage,
  typeCode,
} from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import { noteOf, tabWith } from '../support/tabs.ts';
import { agent, citizen, twoPeopleEachTime } from '../support/two-people.ts';
import { expectSamePage } from './same-page.ts';

runMedkig();
twoPeopleEachTime({ relayOnly: true });

beforeEach(() => citizen.goto(medkig.site + formPath));

async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const devtools = await page.context().newCDPSession(page);
  devtools.send('Page.crash').catch(() => {}); // there is nobody left to answer
  await crashed;
}

const copyOfConsole = async () => tabWith(await noteOf(agent), agent.context(), medkig.console);

async function pictureBack(from: number, what: string, tab = agent): Promise<void> {
  await stage(tab).locator('main').waitFor();
  process.stdout.write(`${what}: the picture was back after ${Math.round(performance.now() - from)} ms\n`);
  await expectSamePage(citizen, tab);
}

async function markReachesCitizen(tab = agent): Promise<void> {
  await mark(tab, 'main button, main .button');
  await citizen.getByText('Anna peger her').first().waitFor();
}

describe('a live session', () => {
  beforeEach(() => connect(citizen, agent, medkig));

  it('goes on after a reload of the console, and after a second one at once', async () => {
    const from = performance.now();
    await agent.reload({ waitUntil: 'domcontentloaded' });
    await pictureBack(from, 'reload');
    await citizen.getByText('Anna ser siden nu').waitFor();
    await agent.reload({ waitUntil: 'domcontentloaded' });
    const again = performance.now();
    await agent.reload({ waitUntil: 'domcontentloaded' });
    await pictureBack(again, 'two reloads');
    await markReachesCitizen();
  });

  it('goes on after a crash of the console’s tab', async () => {
    const note = await noteOf(agent);
    await crash(agent);
    await citizen.getByText('Nettet faldt ud.').first().waitFor();
    const from = performance.now();
    const restored = await tabWith(note, agent.context(), medkig.console);
    await pictureBack(from, 'crash', restored);
    await markReachesCitizen(restored);
  });

  it('goes on after the agent’s net was away, and the old picture was taken away meanwhile', async () => {
    await agent.clock.install();
    await agent.context().setOffline(true);
    await agent.getByText('Dit net er faldet ud.').first().waitFor({ timeout: 60_000 });
    await agent.clock.fastForward(15_000);
    await agent.getByText('Billedet er fjernet, fordi det er gammelt.').first().waitFor();
    await expectBlankStage(agent);
    await agent.context().setOffline(false);
    const from = performance.now();
    await pictureBack(from, 'offline');
    await markReachesCitizen();
  });

  it('goes on after the agent’s computer has slept while the mouse was about to point', async () => {
    await agent.getByRole('button', { name: /Peg/ }).click();
    await agent.clock.install();
    await agent.clock.pauseAt(Date.now() + 1000);
    await agent.clock.fastForward('20:00');
    await agent.mouse.move(400, 300);
    await agent.mouse.move(420, 320);
    await agent.clock.resume();
    await citizen.evaluate(() => document.querySelector('h1')?.append(' nu'));
    await expectSamePage(citizen, agent);
    await markReachesCitizen();
  });

  it('ends here when the agent signs in somewhere else, and says so', async () => {
    const elsewhere = await personsPage(browser);
    await signIn(elsewhere, medkig);
    await agent.getByText('Du er logget ind et andet sted. Derfor er du logget ud her.').first().waitFor();
    await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
    expect(await agent.evaluate(() => sessionStorage.length)).toBe(0);
    await agent.reload();
    await agent.getByText('Du er logget ind et andet sted. Derfor er du logget ud her.').first().waitFor();
    await elsewhere.context().close();
  });

  it('stays paused over a reload of the console until the citizen shows the page again', async () => {
    await citizen.getByRole('button', { name: 'Pause' }).click();
    await agent.getByText('Borgeren holder pause', { exact: true }).first().waitFor();
    await agent.reload();
    await agent.getByText('Borgeren holder pause', { exact: true }).first().waitFor();
    await expectBlankStage(agent);
    await answer(citizen, 'Vis siden igen');
    await citizen.getByText('Anna ser siden nu').first().waitFor();
    await expectSamePage(citizen, agent);
  });

  it('is shown in one tab alone: a copy says where it is and leaves it whole', async () => {
    const copy = await copyOfConsole();
    await copy.getByText('Samtalen er i en anden fane').first().waitFor();
    await expectSamePage(citizen, agent);
    await markReachesCitizen();
  });

  it('that ended while the console was away is told as over', async () => {
    await agent.goto('about:blank');
    await citizen.getByRole('button', { name: 'Stop' }).click();
    await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
    await agent.goBack();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
  });

  it('leaves nothing behind in the tab when it is over', async () => {
    await agent.getByRole('button', { name: 'Afslut' }).click();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
    expect(await agent.evaluate(() => sessionStorage.length)).toBe(0);
    await agent.reload();
    await agent.getByRole('heading', { name: 'Ny samtale' }).waitFor();
  });

  it('ends with the sign-out, and nobody finds it in the tab afterwards', async () => {
    await agent.getByRole('button', { name: 'Anna' }).click();
    await agent.getByRole('button', { name: 'Log ud' }).click();
    await agent.getByLabel('Adgangskode').waitFor();
    await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
    expect(await agent.evaluate(() => sessionStorage.length)).toBe(0);
  });
});

describe('before the citizen has answered', () => {
  beforeEach(() => signIn(agent, medkig));

  it('a reload of the console keeps the question, and the yes arrives', async () => {
    await readAloud(citizen, agent);
    await agent.getByText('Nu læser borgeren, hvad du kan se.').first().waitFor();
    await agent.reload();
    await agent.getByText('Nu læser borgeren, hvad du kan se.').first().waitFor();
    await sayYes(citizen);
    await expectSamePage(citizen, agent);
    await markReachesCitizen();
  });

  it('a reload of the console keeps the question, and the no arrives', async () => {
    await readAloud(citizen, agent);
    await citizen.getByRole('button', { name: 'Nej tak' }).waitFor();
    await agent.getByText('Nu læser borgeren, hvad du kan se.').first().waitFor();
    await agent.reload();
    await agent.getByText('Nu læser borgeren, hvad du kan se.').first().waitFor();
    await sayNo(citizen);
    await agent.getByText('Borgeren viser ikke siden', { exact: true }).first().waitFor();
  });

  it('a reload of the console takes a code that waits back, and says so', async () => {
    const digits = await newCode(agent);
    expect(await agent.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(
      digits.slice(2, 8),
    );
    await agent.reload();
    await agent.getByText('Koden er annulleret, fordi siden blev genindlæst').first().waitFor();
    await openPanel(citizen);
    await typeCode(citizen, digits);
    await citizen.getByText('Koden passer ikke.').waitFor();
    const next = await newCode(agent);
    await typeCode(citizen, next);
    await sayYes(citizen);
    await expectSamePage(citizen, agent);
  });

  it('a copy of the console’s tab leaves the code as it is', async () => {
    const digits = await newCode(agent);
    const copy = await copyOfConsole();
    await copy.getByText('Samtalen er i en anden fane').first().waitFor();
    await openPanel(citizen);
    await typeCode(citizen, digits);
    await sayYes(citizen);
    await expectSamePage(citizen, agent);
  });
});
