/** The panel is a guest: within reach whatever the page does, and never in the page's way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { formPath } from '../support/meld-flytning.ts';
import { connect, mark } from '../support/people.ts';
import { medkig, runMedkig } from '../support/running-medkig.ts';
import { agent, citizen, twoPeople } from '../support/two-people.ts';
import { expectSamePage } from './same-page.ts';

const requests: string[] = [];

runMedkig();
twoPeople();

beforeAll(async () => {
  citizen.on('request', (request) => requests.push(request.url()));
  await citizen.goto(medkig.site + formPath);
});

it('nothing but the loader loads until the citizen opens the panel', async () => {
  await citizen.getByRole('button', { name: 'Vis os siden' }).waitFor();
  const ours = requests.filter((url) => url.startsWith(medkig.console));
  expect(ours).toEqual([`${medkig.console}/embed/v1/medkig.js`]);
  expect(await citizen.evaluate(() => [document.cookie, sessionStorage.length, localStorage.length])).toEqual(
    ['', 0, 0],
  );
});

describe('during a session', () => {
  beforeAll(() => connect(citizen, agent, medkig));

  it('Esc in the panel takes the ring away and leaves focus in the panel', async () => {
    await mark(agent, 'h1');
    await citizen.getByText('Anna peger her', { exact: true }).first().waitFor();
    await citizen.getByRole('button', { name: /^Gå til/ }).focus();
    await citizen.keyboard.press('Escape');
    await citizen.getByRole('button', { name: /^Gå til/ }).waitFor({ state: 'hidden' });
    expect(await citizen.evaluate(() => document.activeElement?.localName)).toBe('medkig-panel');
    await citizen.getByRole('button', { name: 'Stop' }).waitFor();
  });

  it('Stop is within reach while the page shows a modal dialog', async () => {
    await citizen.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.textContent = 'Er du der stadig?';
      document.body.append(dialog);
      dialog.showModal();
    });
    await expectSamePage(citizen, agent);
    await citizen.getByRole('button', { name: 'Pause' }).click({ timeout: 3000 });
    await citizen.getByText('Du holder pause.').first().waitFor();
    await citizen.evaluate(() => document.querySelector('dialog')?.remove());
    await citizen.getByRole('button', { name: 'Stop' }).click({ timeout: 3000 });
    await citizen.getByText('Ingen kan se din side nu.').first().waitFor();
    expect(
      await citizen.evaluate(() => document.querySelector('medkig-panel')?.parentElement?.localName),
    ).toBe('body');
  });
});
