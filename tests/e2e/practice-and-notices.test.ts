/** An agent practises, and in the middle of it the lead has something to say to everybody. */
import { expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { newCode, openPanel, sayYes, signIn, stage, typeCode } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, atDesks, citizen, twoPeople } from '../support/two-people.ts';

runMedkig();
twoPeople(atDesks);

const isPractice = () => agent.getByText('Øvelse', { exact: true });

it('practice is a call like any other, and the console says what it is from the code to the end', async () => {
  await citizen.goto(medkig.site + formPath);
  await signIn(agent, medkig);
  const digits = await newCode(agent, /^Øv dig/);
  await isPractice().waitFor();
  await openPanel(citizen);
  await typeCode(citizen, digits);
  await sayYes(citizen);
  await stage(agent).locator('body').waitFor();
  await isPractice().waitFor();
  // A console that is loaded anew goes on with it.
  await agent.reload();
  await stage(agent).locator('body').waitFor();
  await isPractice().waitFor();
});

it('a notice stands above the live call, within the window, until it is put away', async () => {
  const { items } = await (await agent.request.get(`${medkig.console}/api/hotlines`)).json();
  const text = 'Borger.dk er nede.';
  await agent.request.post(`${medkig.console}/api/hotlines/${items[0].id}/notices`, {
    data: { text, hours: 1 },
    headers: { Origin: medkig.console },
  });
  // Who comes back to the tab is told at once, whoever stays there within fifteen seconds.
  await agent.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const banner = agent.getByRole('region', { name: 'Beskeder fra vagtlederen' });
  await banner.getByText(text).waitFor();
  await agent.getByText(`Besked fra vagtlederen: ${text}`).waitFor({ state: 'attached' });
  await stage(agent).locator('body').waitFor();
  expect(
    await agent.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight),
  ).toBe(0);
  await banner.getByRole('button', { name: `Læg væk: ${text}` }).click();
  await banner.waitFor({ state: 'detached' });
  await agent.reload();
  await stage(agent).locator('body').waitFor();
  expect(await banner.isVisible()).toBe(false);
});

it('the end says that it was practice', async () => {
  await agent.getByRole('button', { name: 'Afslut' }).click();
  await agent.getByText('Det var en øvelse. Den tæller ikke med i nogen tal.').waitFor();
  await isPractice().waitFor();
  expect(await agent.getByLabel('Emne', { exact: true }).count()).toBe(0);
});
