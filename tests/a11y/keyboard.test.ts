/** The whole job on both sides by keyboard alone. Focus is never lost, and comes back to where it was. */
import type { Page } from 'playwright';
import { beforeAll, expect, it } from 'vitest';
import { expectFocusOn, pressUntil, tabTo, typeIn, typeNewAddress } from '../support/keyboard.ts';
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

it('the agent signs in and gets a code', async () => {
  await expectFocusOn(agent, /^E-mail/);
  await agent.keyboard.type(medkig.agent.email);
  await typeIn(agent, 'Adgangskode', medkig.agent.password);
  await agent.keyboard.press('Enter');
  await agent.getByRole('heading', { name: 'Ny samtale' }).waitFor();
  await expectFocusOn(agent, /./);
  await agent.keyboard.press('n');
  await agent.getByText('Koden venter på borgeren').first().waitFor();
});

it('the citizen opens the panel, types the code and says yes', async () => {
  await tabTo(citizen, 'Vis os siden');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^Skriv koden/);

  await citizen.keyboard.press('Escape');
  await expectFocusOn(citizen, /^Vis os siden/);
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^Skriv koden/);

  await citizen.keyboard.type(await digitsOn(agent));
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^Må Anna fra Vestby Kommune/);
  await tabTo(citizen, 'Nej tak');
  await tabTo(citizen, 'Ja, vis siden', 'Shift+Tab');
  await pressUntil(citizen, 'Enter', () => inPanel('Anna ser siden nu').isVisible());
  await expectFocusOn(citizen, /./);
});

it('the citizen fills in the first page; the session follows', async () => {
  await tabTo(citizen, 'Start');
  await citizen.keyboard.press('Enter');
  await citizen.locator('#navn').waitFor();
  await inPanel('Anna ser siden nu').waitFor();
  await typeIn(citizen, 'Fulde navn', person.name);
  await typeIn(citizen, 'CPR-nummer', person.cpr);
  await typeIn(citizen, 'Telefon', person.phone);
});

it('the citizen pauses from within a field, shows the page again, and is back in the field', async () => {
  await expectFocusOn(citizen, /^Telefon/);
  await citizen.keyboard.press('F6');
  await expectFocusOn(citizen, /^Anna ser siden nu/);
  await tabTo(citizen, 'Pause');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^Vis siden igen/);
  await agent.getByText('Borgeren holder pause', { exact: true }).first().waitFor();
  await pressUntil(citizen, 'Enter', () => inPanel('Anna ser siden nu').isVisible());
  await expectFocusOn(citizen, /^Pause/);
  await citizen.keyboard.press('F6');
  await expectFocusOn(citizen, /^Telefon/);
});

it('the agent marks a field; the citizen goes there; the agent clears it', async () => {
  await onStage(agent, '#email').waitFor();
  await agent.getByText('Du ser siden', { exact: true }).first().waitFor();
  await agent.keyboard.press('m');
  await expect
    .poll(() =>
      agent
        .getByRole('toolbar')
        .getByRole('button', { name: /Markér/ })
        .getAttribute('aria-pressed'),
    )
    .toBe('true');
  await tabTo(agent, 'Borgerens side');
  const spoken = agent.frameLocator('iframe[title="Borgerens side"]').locator('[aria-live]');
  await pressUntil(agent, 'ArrowDown', async () => /^E-mail/.test((await spoken.textContent()) ?? ''));
  await agent.keyboard.press('Enter');

  await inPanel('Gå til feltet').waitFor();
  await citizen.keyboard.press('F6');
  await tabTo(citizen, 'Gå til feltet');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^E-mail/);
  await citizen.keyboard.type(person.email);

  await agent.keyboard.press('Escape');
  await expect
    .poll(() =>
      agent
        .getByRole('toolbar')
        .getByRole('button', { name: /Markér/ })
        .getAttribute('aria-pressed'),
    )
    .toBe('false');
  await inPanel('Gå til feltet').waitFor({ state: 'hidden' });
});

it('the citizen fills in the other pages and sends', async () => {
  await nextPage('#vejnavn');
  await typeNewAddress(citizen);
  await nextPage('#laege-option1');
  await choose(/^Jeg flytter alene/);
  await choose(await labelOf('laege-option1'));
  await nextPage('#bekraeft');
  await choose(await labelOf('bekraeft'));
  await tabTo(citizen, 'Send');
  await citizen.keyboard.press('Enter');
  await citizen
    .getByRole('heading', { name: /Kvittering|Tak/ })
    .first()
    .waitFor();
  await inPanel('Anna ser siden nu').waitFor();
});

it('the citizen stops; focus is on the receipt, and after Luk on the page again', async () => {
  await citizen.keyboard.press('F6');
  await tabTo(citizen, 'Stop');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /^Du har stoppet/);
  await tabTo(citizen, 'Luk');
  await citizen.keyboard.press('Enter');
  await expectFocusOn(citizen, /./);
});

it('the agent is ready for the next one', async () => {
  await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
  await expectFocusOn(agent, /^Samtalen er slut/);
  await tabTo(agent, 'Klar til næste');
  await agent.keyboard.press('Enter');
  await expectFocusOn(agent, /^Ny samtale/);
});

async function choose(name: string | RegExp): Promise<void> {
  await tabTo(citizen, name);
  await citizen.keyboard.press('Space');
}

async function labelOf(id: string): Promise<string> {
  return ((await citizen.locator(`label[for="${id}"]`).textContent()) ?? '').trim().slice(0, 20);
}

async function nextPage(landmark: string): Promise<void> {
  await tabTo(citizen, 'Næste trin');
  await citizen.keyboard.press('Enter');
  await citizen.locator(landmark).waitFor();
  await inPanel('Anna ser siden nu').waitFor();
}

async function digitsOn(page: Page): Promise<string> {
  return ((await page.getByRole('status', { name: 'Kode' }).textContent()) ?? '').replaceAll(/\D/g, '');
}
