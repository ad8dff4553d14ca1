/** An agent whom Vestby employs helps a citizen of Nordby, through the whole form Skriv barn op til dagtilbud. */
import { beforeAll, describe, expect, it } from 'vitest';
import { formPath as movingPath } from '../support/meld-flytning.ts';
import { personsPage, readAloud, sayYes, signIn, stage } from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';
import {
  attachment,
  breakOffAtMitid,
  formPages,
  formPath,
  logInWithMitid,
  parent,
} from '../support/skriv-op.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';
import { expectSamePage } from './same-page.ts';

/** What the citizen's browser complained of: a policy that is too strict would say so. */
const complaints: string[] = [];

runMedkig();
twoPeople(atDesks);

beforeAll(() => {
  citizen.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
});

describe('MitID, on an origin of its own', () => {
  it('must be passed before the form of Nordby', async () => {
    await citizen.goto(`${medkig.nordby + formPath}/om-barnet`);
    expect(citizen.url()).toBe(medkig.nordby + formPath);
    await breakOffAtMitid(citizen);
    expect(citizen.url()).toBe(`${medkig.nordby + formPath}?afbrudt`);
  });

  it('may be passed before the form of Vestby, and fills in the name there', async () => {
    const other = await personsPage(browser, { viewport: { width: 390, height: 900 } });
    await other.goto(medkig.site + movingPath);
    await other.getByRole('link', { name: 'Log ind med MitID' }).click();
    await other.waitForURL(`${medkig.mitid}/**`);
    await other.goBack();
    await logInWithMitid(other);
    expect(other.url()).toBe(`${medkig.site + movingPath}/om-dig`);
    expect(await other.locator('#navn').inputValue()).toBe(parent.name);
    await other.context().close();
  });

  it('leads into the form of Nordby', async () => {
    await logInWithMitid(citizen);
    expect(citizen.url()).toBe(`${medkig.nordby + formPath}/om-dig`);
  });
});

describe('both municipalities are named', () => {
  it('to the citizen, before the answer', async () => {
    await signIn(agent, medkig);
    await readAloud(citizen, agent);
    await citizen
      .getByText(/Anna fra Vestby Kommune/)
      .first()
      .waitFor();
    await citizen
      .getByText(/for Nordby Kommune/)
      .first()
      .waitFor();
    await sayYes(citizen);
    await stage(agent).locator('main').waitFor();
  });

  it('to the agent', async () => {
    await agent.getByText('Nordby Kommune').first().waitFor();
  });
});

describe('through the whole form', () => {
  for (const { name, fill, next } of formPages) {
    it(`the page ${name} is the same on both sides, empty and filled in`, async () => {
      await expectSamePage(citizen, agent);
      await fill(citizen);
      await expectSamePage(citizen, agent);
      await expectNothingOfTheFile();
      await next(citizen);
    });
  }

  it('the receipt is the same on both sides', async () => {
    await citizen.getByRole('heading', { name: 'Kvittering' }).waitFor();
    expect(await citizen.locator('main').textContent()).toMatch(/NK-\d{4}-\d{6}/);
    await expectSamePage(citizen, agent);
  });

  it('and the citizen’s page, under its strict policy, has had no error on the way', () => {
    expect(complaints).toEqual([]);
  });
});

/** Neither the file's name nor a word of it is on the stage, in any attribute or text. */
async function expectNothingOfTheFile(): Promise<void> {
  const html = await stage(agent)
    .locator('html')
    .evaluate((root) => root.outerHTML);
  expect(html).toContain('Skriv barn op');
  for (const word of [attachment.name, 'udtalelse-om', 'fakepath', 'kun for pladsanvisningen']) {
    expect(html).not.toContain(word);
  }
}
