/** Where nobody looks along: MitID and other sites. Nothing is shown on the way back until the citizen says so. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest';
import { formPath as movingForm } from '../support/meld-flytning.ts';
import { answer, connect, expectBlankStage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { breakOffAtMitid, formPath as childcareForm, logInWithMitid } from '../support/skriv-op.ts';
import { agent, citizen, twoPeopleEachTime } from '../support/two-people.ts';
import { expectSamePage } from './same-page.ts';

runMedkig();
twoPeopleEachTime();

/** Another site that answers without a page, as for a download: so one can read what the page before says. */
let otherSite: Server;

beforeAll(() => {
  otherSite = createServer((_request, response) => response.writeHead(204).end()).listen(0, '127.0.0.1');
});

afterAll(() => void otherSite?.close());

async function expectReturned(): Promise<void> {
  await citizen.getByText('Du er tilbage. Anna kan ikke se siden nu.').waitFor();
  await expectBlankStage(agent);
  await answer(citizen, 'Vis siden igen');
  await citizen.getByText('Anna ser siden nu').waitFor();
  await expectSamePage(citizen, agent);
}

describe('MitID', () => {
  it('behind a link to another origin: paused on the way back', async () => {
    await citizen.goto(medkig.site + movingForm);
    await connect(citizen, agent, medkig);
    await logInWithMitid(citizen);
    await expectReturned();
  });

  it('behind a redirect of the site’s own server: paused on the way back too', async () => {
    await citizen.goto(medkig.nordby + childcareForm);
    await connect(citizen, agent, medkig);
    await logInWithMitid(citizen);
    await expectReturned();
  });

  it('broken off: paused all the same', async () => {
    await citizen.goto(medkig.nordby + childcareForm);
    await connect(citizen, agent, medkig);
    await breakOffAtMitid(citizen);
    await expectReturned();
  });

  it('and a new page after that is no journey', async () => {
    await citizen.goto(medkig.site + movingForm);
    await connect(citizen, agent, medkig);
    await logInWithMitid(citizen);
    await expectReturned();
    await citizen.getByRole('link', { name: 'Kontakt' }).first().click();
    await citizen.getByText('Anna ser siden nu').waitFor();
    await expectSamePage(citizen, agent);
  });
});

describe('on the way', () => {
  beforeEach(async () => {
    await citizen.goto(medkig.site + movingForm);
    await connect(citizen, agent, medkig);
  });

  /** The page's own link to another site. */
  async function pressLink(name: string): Promise<void> {
    const { port } = otherSite.address() as AddressInfo;
    await citizen.evaluate(
      ([href = '', text = '']) => {
        const link = Object.assign(document.createElement('a'), { href, textContent: text });
        document.querySelector('main')?.prepend(link);
      },
      [`http://127.0.0.1:${port}/`, name],
    );
    await citizen.getByRole('link', { name }).click();
  }

  it('to MitID the citizen is told that nobody looks along there', async () => {
    await pressLink('Fortsæt med MitID');
    await citizen.getByText('Nu skal du bruge MitID. Der kan Anna ikke se med.').waitFor();
    await citizen.getByText(/^Kom tilbage til siden bagefter. Så vælger du selv/).waitFor();
    await expectBlankStage(agent);
  });

  it('to another site too, and who stays shows the page again', async () => {
    await pressLink('Læs mere på borger.dk');
    await citizen.getByText('På den næste side kan Anna ikke se med.').waitFor();
    await citizen.getByText('I kan stadig tale sammen.').waitFor();
    await answer(citizen, 'Vis siden igen');
    await citizen.getByText('Anna ser siden nu').waitFor();
    await expectSamePage(citizen, agent);
  });
});
