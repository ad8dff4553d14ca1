/** Codes that do not work, in the real panel and the real console. */

import type { Page } from 'playwright';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import {
  newCode,
  openPanel,
  personsPage,
  sayNo,
  sayYes,
  signIn,
  typeCode,
  withOtherSecret,
} from '../support/people.ts';
import { browser, medkig, runMedkig } from '../support/running-medkig.ts';

let agent: Page;
let citizen: Page;
const sentByCitizen: string[] = [];

runMedkig();

beforeAll(async () => {
  agent = await personsPage(browser);
  await signIn(agent, medkig);
});

beforeEach(async () => {
  citizen = await personsPage(browser);
  sentByCitizen.length = 0;
  citizen.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => sentByCitizen.push(payload.toString()));
  });
  await citizen.goto(medkig.site + formPath);
  await openPanel(citizen);
});

afterEach(() => citizen.context().close());

describe('a code that does not work', () => {
  it('a wrong check digit is told at once and sends nothing', async () => {
    const digits = await newCode(agent);
    await typeCode(citizen, digits.slice(0, 8) + ((Number(digits[8]) + 1) % 10));
    await citizen.getByText('Koden passer ikke.').waitFor();
    expect(sentByCitizen.filter((text) => text.includes('claim'))).toEqual([]);
  });

  it('a wrong secret fails on both sides; three of them use the code up', async () => {
    const digits = await newCode(agent);
    const wrong = withOtherSecret(digits);
    for (const tries of ['1 af 3', '2 af 3']) {
      await typeCode(citizen, wrong);
      await citizen.getByText('Koden passer ikke.').waitFor();
      await agent
        .getByText(new RegExp(`Forkert kode.*${tries}`))
        .first()
        .waitFor();
    }
    await typeCode(citizen, wrong);
    await agent.getByRole('status', { name: 'Kode' }).waitFor({ state: 'hidden' });
    await typeCode(citizen, digits);
    await citizen.getByText('Du har prøvet for mange gange. Bed om en ny kode.').waitFor();
  });

  it('a used code does not work a second time', async () => {
    const digits = await newCode(agent);
    await typeCode(citizen, digits);
    await sayYes(citizen);
    const other = await personsPage(browser);
    await other.goto(medkig.site + formPath);
    await openPanel(other);
    await typeCode(other, digits);
    await other.getByText('Koden er brugt. Bed om en ny kode.').waitFor();
    await citizen.getByRole('button', { name: 'Stop' }).click();
    await agent.getByRole('heading', { name: 'Samtalen er slut' }).waitFor();
  });

  it('a code that was withdrawn does not work', async () => {
    const digits = await newCode(agent);
    await agent.getByRole('button', { name: 'Annullér koden' }).click();
    await typeCode(citizen, digits);
    await citizen.getByText('Koden passer ikke.').waitFor();
  });

  it('a browser that cannot seal is told so, and sends nothing of a handshake', async () => {
    const digits = await newCode(agent);
    await citizen.evaluate(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    await typeCode(citizen, digits);
    await citizen.getByText('Din browser kan ikke vise os siden.').waitFor();
    expect(sentByCitizen.filter((text) => text.includes('"m":1'))).toEqual([]);
  });

  it('«Nej tak» shows the agent nothing', async () => {
    const digits = await newCode(agent);
    await typeCode(citizen, digits);
    await sayNo(citizen);
    await agent.getByText('Borgeren viser ikke siden', { exact: true }).first().waitFor();
    expect(await agent.locator('iframe[title="Borgerens side"]').count()).toBe(0);
  });
});
