/** A session follows the citizen from page to page, and what the citizen is told stays true on the way. */
import { beforeEach, describe, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { connect, expectBlankStage, readAloud, sayYes } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { noteOf, tabWith } from '../support/tabs.ts';
import { agent, citizen, twoPeopleEachTime } from '../support/two-people.ts';
import { expectSamePage } from './same-page.ts';

declare global {
  interface Window {
    Medkig?: { open(): void };
  }
}

runMedkig();
twoPeopleEachTime();

beforeEach(async () => {
  await citizen.clock.install();
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
});

describe('the session goes on', () => {
  it('over a link, a reload, and back', async () => {
    await citizen.getByRole('link', { name: 'Kontakt' }).first().click();
    await expectSamePage(citizen, agent);
    await citizen.reload();
    await expectSamePage(citizen, agent);
    await citizen.goBack();
    await expectSamePage(citizen, agent);
    await citizen.getByText('Anna ser siden nu').waitFor();
  });

  it('over two reloads in a row', async () => {
    await citizen.reload({ waitUntil: 'domcontentloaded' });
    await citizen.reload();
    await expectSamePage(citizen, agent);
  });

  it('and a pause outlives the page', async () => {
    await citizen.getByRole('button', { name: 'Pause' }).click();
    await citizen.getByText('Du holder pause.').first().waitFor();
    await citizen.reload();
    await citizen.getByText('Du holder pause.').first().waitFor();
    await expectBlankStage(agent);
    await citizen.getByRole('button', { name: 'Vis siden igen' }).waitFor();
  });
});

describe('the keys', () => {
  it('are new after half an hour on the same page', async () => {
    const epoch = () =>
      citizen.evaluate(() => Number(JSON.parse(sessionStorage.getItem('medkig') ?? '{}').epoch));
    const before = await epoch();
    await citizen.clock.fastForward('31:00');
    await citizen.evaluate(() => document.querySelector('h1')?.append(' nu'));
    await expect.poll(epoch).toBeGreaterThan(before);
    await expectSamePage(citizen, agent);
  });
});

describe('nobody sees a page while the citizen is told nothing', () => {
  it('also when the page opens the panel while the session comes back', async () => {
    await citizen.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => {
        const asSoonAsPossible = setInterval(() => {
          if (!window.Medkig) return;
          clearInterval(asSoonAsPossible);
          window.Medkig.open();
        });
      });
    });
    await citizen.reload();
    await citizen.getByText('Anna ser siden nu').waitFor();
    await citizen.getByRole('button', { name: 'Stop' }).click();
    await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
  });

  it('and not in a duplicated tab', async () => {
    const copy = await tabWith(await noteOf(citizen), citizen.context(), citizen.url());
    await expect.poll(() => copy.evaluate(() => sessionStorage.length), { timeout: 20_000 }).toBe(0);
    await expectSamePage(citizen, agent);
  });
});

it('a citizen who stops can begin anew at once', async () => {
  await citizen.getByRole('button', { name: 'Stop' }).click();
  await citizen.getByRole('button', { name: 'Luk' }).click();
  await agent.getByRole('button', { name: 'Klar til næste' }).click();
  await readAloud(citizen, agent);
  await sayYes(citizen);
  await expectSamePage(citizen, agent);
});
