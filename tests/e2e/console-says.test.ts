/** What the console says of a citizen who is not there, each time caused by the real thing. */
import { beforeEach, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { answer, connect, expectBlankStage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, citizen, twoPeopleEachTime } from '../support/two-people.ts';

runMedkig();
twoPeopleEachTime();

beforeEach(async () => {
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
});

const says = (text: string) => agent.getByText(text).first().waitFor();

it('MitID, then that the citizen is back and what to ask for, then the page', async () => {
  await citizen.getByRole('link', { name: 'Log ind med MitID' }).click();
  await says('Borgeren er ved MitID');
  await expectBlankStage(agent);
  await citizen.getByLabel('Bruger-ID').fill('bruger-paa-proeve');
  await citizen.getByRole('button', { name: 'Fortsæt' }).click();
  await citizen.getByRole('button', { name: 'Godkend' }).click();
  await says('Borgeren er tilbage');
  await expectBlankStage(agent);
  await answer(citizen, 'Vis siden igen');
  await agent.getByText('Du ser siden', { exact: true }).first().waitFor();
});

it('MitID also after a reload of the console', async () => {
  await citizen.getByRole('link', { name: 'Log ind med MitID' }).click();
  await citizen.waitForURL(`${medkig.mitid}/**`);
  await says('Borgeren er ved MitID');
  await agent.reload();
  await says('Borgeren er ved MitID');
});

it('the net of a citizen who is simply gone, and that the old picture was taken away', async () => {
  await citizen.goto('about:blank');
  await says('Borgerens net er faldet ud.');
  await says('Billedet er fjernet, fordi det er gammelt.');
  await expectBlankStage(agent);
  await says('Siden som liste (0)');
});
