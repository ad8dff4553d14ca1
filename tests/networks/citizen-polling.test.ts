/** A network that lets no WebSocket through: the citizen's own bundle, in a browser, does the job by polling. */
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { formPath } from '../support/meld-flytning.ts';
import { connect, onStage } from '../support/people.ts';

let medkig: Medkig;
let browser: Browser;

beforeAll(async () => {
  medkig = await startMedkig();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await medkig?.stop();
});

it('the agent sees the page, and what is typed later', async () => {
  const open = async () => (await browser.newContext({ locale: 'da-DK' })).newPage();
  const [agent, citizen] = await Promise.all([open(), open()]);
  await citizen.addInitScript(() => {
    Object.assign(window, {
      WebSocket: class {
        onerror = (_event: Event) => {};
        constructor() {
          queueMicrotask(() => this.onerror(new Event('error')));
        }
        close() {}
      },
    });
  });
  const posted: string[] = [];
  citizen.on('request', (request) => {
    if (request.url().includes('transport=polling')) posted.push(request.method());
  });
  await citizen.goto(medkig.site + formPath);
  await connect(citizen, agent, medkig);
  await citizen.getByRole('link', { name: 'Start uden MitID' }).click();
  await onStage(agent, '#navn').waitFor();
  await citizen.locator('#navn').fill('Asta');
  await expect.poll(() => onStage(agent, '#navn').inputValue()).toMatch(/^•+$/);
  expect(new Set(posted)).toEqual(new Set(['GET', 'POST']));
});
