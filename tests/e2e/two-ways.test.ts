/** The session has two ways, the relay and the one from browser to browser, and nobody sees which it takes. */
import type { Page } from 'playwright';
import { beforeEach, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { peersHaveMet, rememberPeers } from '../support/peers.ts';
import { connect, onStage } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, citizen, twoPeopleEachTime } from '../support/two-people.ts';
import { expectSamePage } from './same-page.ts';

runMedkig();
twoPeopleEachTime();

beforeEach(async () => {
  for (const page of [citizen, agent]) await rememberPeers(page);
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
  for (const page of [citizen, agent]) await peersHaveMet(page);
});

const connectionsOf = (page: Page) =>
  page.evaluate(() => window.connections.map(({ connectionState }) => connectionState));

/** Bytes that this page has sent from browser to browser. */
const sentBytes = (page: Page) =>
  page.evaluate(async () => {
    let sent = 0;
    for (const connection of window.connections)
      for (const [, report] of await connection.getStats())
        if (report.type === 'data-channel') sent += report.bytesSent;
    return sent;
  });

const changeHeading = (text: string) =>
  citizen.evaluate((words) => {
    const heading = document.querySelector('h1');
    if (heading) heading.textContent = words;
  }, text);

it('what changes on the page goes from browser to browser, also while the server stands still', async () => {
  await expect.poll(() => sentBytes(citizen)).toBeGreaterThan(0);
  medkig.process.kill('SIGSTOP');
  try {
    await changeHeading('Sagt uden om serveren');
    await expect.poll(() => onStage(agent, 'h1').first().textContent()).toBe('Sagt uden om serveren');
  } finally {
    medkig.process.kill('SIGCONT');
  }
  await expectSamePage(citizen, agent);
});

it('a way that is lost is not missed, and nothing with it', async () => {
  await agent.evaluate(() => window.connections.at(-1)?.close());
  for (const word of ['en', 'to', 'tre']) await changeHeading(`Nummer ${word}`);
  await expect.poll(() => onStage(agent, 'h1').first().textContent()).toBe('Nummer tre');
  await expectSamePage(citizen, agent);
});

it('a next page meets the agent again', async () => {
  await citizen.getByRole('link', { name: 'Kontakt' }).first().click();
  await expectSamePage(citizen, agent);
  for (const page of [citizen, agent]) await peersHaveMet(page);
  expect(new Set((await connectionsOf(agent)).slice(0, -1))).toEqual(new Set(['closed']));
});

it('Stop leaves no connection behind, on either side', async () => {
  await citizen.getByRole('button', { name: 'Stop' }).click();
  await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
  for (const page of [citizen, agent])
    await expect.poll(async () => new Set(await connectionsOf(page))).toEqual(new Set(['closed']));
});
