/** The session follows the citizen from tab to tab, among those that they have chosen to show. */
import type { Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { answer, connect } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { focusAsForAPerson } from '../support/tabs.ts';
import { agent, citizen as first, twoPeopleEachTime } from '../support/two-people.ts';
import { expectSamePage } from './same-page.ts';

runMedkig();
twoPeopleEachTime();

beforeEach(async () => {
  await first.goto(medkig.site + formPath);
  await focusAsForAPerson(first);
  await connect(first, agent, medkig);
});

async function openLinkInNewTab(): Promise<Page> {
  const opened = first.context().waitForEvent('page');
  await first
    .getByRole('link', { name: 'Kontakt' })
    .first()
    .click({ modifiers: ['Control'] });
  const page = await opened;
  await page.waitForLoadState();
  await focusAsForAPerson(page);
  await page.bringToFront();
  return page;
}

const seen = (page: Page) => page.getByText('Anna ser siden nu').waitFor();
const elsewhere = (page: Page) => page.getByText('Anna ser en anden af dine faner nu.').waitFor();

describe('a second tab', () => {
  it('is shown only after a yes of its own; then the session follows the citizen back and forth', async () => {
    const second = await openLinkInNewTab();
    await second.getByRole('heading', { name: 'Vis også denne fane?' }).waitFor();
    await expectSamePage(first, agent);
    await answer(second, 'Ja, vis fanen');
    await seen(second);
    await expectSamePage(second, agent);
    await elsewhere(first);

    await first.bringToFront();
    await seen(first);
    await expectSamePage(first, agent);
    await elsewhere(second);
    await second.bringToFront();
    await seen(second);
    await expectSamePage(second, agent);
  });

  it('stays unseen after a no, and is not asked about again', async () => {
    const second = await openLinkInNewTab();
    await answer(second, 'Nej tak');
    await second.reload();
    await second.getByRole('button', { name: 'Vis os siden' }).waitFor();
    await expectSamePage(first, agent);
    expect(await second.getByText('Vis også denne fane?').count()).toBe(0);
  });

  it('leaves the session to the first when it is closed', async () => {
    const second = await openLinkInNewTab();
    await answer(second, 'Ja, vis fanen');
    await seen(second);
    await expectSamePage(second, agent);
    await second.close();
    await first.bringToFront();
    await seen(first);
    await expectSamePage(first, agent);
  });

  it('goes on in the same tab when its page changes', async () => {
    const second = await openLinkInNewTab();
    await answer(second, 'Ja, vis fanen');
    await seen(second);
    await second.reload();
    await expectSamePage(second, agent);
    await elsewhere(first);
  });

  it('has the same Stop', async () => {
    const second = await openLinkInNewTab();
    await answer(second, 'Ja, vis fanen');
    await seen(second);
    await first.getByRole('button', { name: 'Stop' }).click();
    await first.getByText('Du har stoppet. Ingen kan se din side nu.').waitFor();
    await second.getByText('Anna ser').first().waitFor({ state: 'hidden' });
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
  });
});

it('a duplicated tab copies the note, does not get the session by it, and is asked about', async () => {
  const note = await first.evaluate(() => sessionStorage.getItem('medkig'));
  const copy = await first.context().newPage();
  await copy.addInitScript((text) => {
    if (text && !sessionStorage.getItem('copied')) sessionStorage.setItem('medkig', text);
    sessionStorage.setItem('copied', 'yes');
  }, note);
  await copy.goto(medkig.site + formPath);
  await copy.getByRole('heading', { name: 'Vis også denne fane?' }).waitFor();
  await expectSamePage(first, agent);
  await answer(copy, 'Ja, vis fanen');
  await expectSamePage(copy, agent);
  await elsewhere(first);
});
