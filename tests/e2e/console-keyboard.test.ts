/** The agent finds and marks an element of the citizen's page by keyboard and by the accessibility tree alone. */
import { beforeAll, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { connect } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, citizen, twoPeople } from '../support/two-people.ts';
import { viewerOf } from './same-page.ts';

runMedkig();
twoPeople();

beforeAll(async () => {
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
});

it('the list names what the page names, and nothing that is typed', async () => {
  await agent.getByText(/Siden som liste/).focus();
  await agent.keyboard.press('Enter');
  await agent
    .getByRole('button', { name: /Kontakt/ })
    .first()
    .waitFor();
  const names = await agent.locator('details').getByRole('button').allTextContents();
  const links = await citizen.getByRole('link').count();
  expect(names.length).toBeGreaterThan(links / 2);
  expect(names.join()).not.toContain('•');
});

it('the arrows walk through it and show on the stage where each element is', async () => {
  await agent.keyboard.press('Tab');
  const stageOutline = (await viewerOf(agent)).locator('.candidate');
  await stageOutline.waitFor();
  const first = await stageOutline.boundingBox();
  await agent.keyboard.press('ArrowDown');
  await expect.poll(() => stageOutline.boundingBox()).not.toEqual(first);
});

it('Enter marks it for the citizen, and Escape takes the mark away', async () => {
  await agent.keyboard.press('End');
  await agent.keyboard.press('ArrowUp');
  await agent.keyboard.press('Enter');
  await citizen.getByText('Anna peger her').first().waitFor();
  await agent.getByText('Markeret som nummer 1').waitFor();
  await agent.keyboard.press('Escape');
  await agent.getByText('Markeret som nummer 1').waitFor({ state: 'detached' });
  await expect.poll(() => citizen.locator('.medkig-ring').count()).toBe(0);
});

it('nothing of the list stays when the citizen pauses', async () => {
  await citizen.getByRole('button', { name: 'Pause' }).click();
  await agent.getByText('Siden som liste (0)').waitFor();
  expect(await agent.locator('details').getByRole('listitem').count()).toBe(0);
});
