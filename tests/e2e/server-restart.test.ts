/** The server goes away in the middle of it all and comes back: nobody reads a code aloud again. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { formPath, person } from '../support/meld-flytning.ts';
import { connect, mark, newCode, openPanel, sayYes, signIn, typeCode } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, citizen, twoPeopleEachTime } from '../support/two-people.ts';
import { expectSamePage } from './same-page.ts';

runMedkig();
twoPeopleEachTime();

beforeEach(async () => {
  await citizen.goto(medkig.site + formPath);
  await citizen
    .getByRole('link', { name: 'Start' })
    .or(citizen.getByRole('button', { name: 'Start' }))
    .click();
});

/** Whoever types the code before the agent's browser is back is asked to try again, and presses again. */
async function untilAsked(): Promise<void> {
  const question = citizen.getByRole('button', { name: 'Ja, vis siden' });
  const again = citizen.getByRole('button', { name: 'Næste', exact: true });
  await vi.waitFor(
    async () => {
      if (await again.isVisible()) await again.click({ timeout: 500 }).catch(() => {});
      await question.waitFor({ timeout: 1500 });
    },
    { timeout: 20_000, interval: 100 },
  );
}

describe('a server that stops and starts again', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'has the session of before: the picture is back, what was typed stays, a mark works (%s)',
    async (signal) => {
      await connect(citizen, agent, medkig);
      await citizen.locator('#navn').fill(person.name);
      await medkig.restart(signal);
      // Only a connection of now can carry this.
      await citizen.locator('h1').evaluate((heading) => heading.append(' nu'));
      await expectSamePage(citizen, agent);
      await citizen.getByText('Anna ser siden nu').waitFor();
      expect(await citizen.locator('#navn').inputValue()).toBe(person.name);
      await mark(agent, '#telefon');
      await citizen
        .getByText(/Anna (peger på feltet her|viser feltet)/)
        .first()
        .waitFor();
    },
  );

  it('has the code that waited', async () => {
    await signIn(agent, medkig);
    const digits = await newCode(agent);
    await medkig.restart('SIGKILL');
    await openPanel(citizen);
    await typeCode(citizen, digits);
    await untilAsked();
    await sayYes(citizen);
    await expectSamePage(citizen, agent);
  });

  it('has no session that was over', async () => {
    await connect(citizen, agent, medkig);
    await citizen.getByRole('button', { name: 'Stop' }).click();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
    await medkig.restart('SIGKILL');
    await citizen.reload();
    await citizen.getByRole('button', { name: 'Vis os siden' }).waitFor();
    expect(await citizen.getByText('ser siden nu').count()).toBe(0);
  });
});
