/** Pages that have bent the browser: the snippet works there, and the page hears of no error. */
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { onStage, personsPage, signIn } from '../support/people.ts';
import { awkwardHosts } from './awkward-hosts.ts';
import { help, liveTogether, stop } from './helped.ts';
import { formPage, type HostServer, startHostServer } from './host-server.ts';

let medkig: Medkig;
let browser: Browser;
let host: HostServer;
let agent: Page;

beforeAll(async () => {
  host = await startHostServer();
  medkig = await startMedkig({ env: { MEDKIG_DEMO_ORIGINS: host.origin } });
  browser = await launchChromium();
  agent = await personsPage(browser);
  await signIn(agent, medkig);
});

afterAll(async () => {
  host?.close();
  await browser?.close();
  await medkig?.stop();
});

describe.each(Object.entries(awkwardHosts))('a page that %s', (_, script) => {
  it('is shown and marked like any other', async () => {
    const tag = `<script src="${medkig.console}/embed/v1/medkig.js" data-municipality="vestby" async></script>`;
    host.serve({ html: formPage(tag), script });
    const citizen = await personsPage(browser);
    const errors: string[] = [];
    citizen.on('pageerror', (error) => errors.push(`${error.name}: ${error.message}`));
    await citizen.goto(host.origin);
    await help(citizen, agent);
    await citizen.evaluate(() => {
      const redraw: unknown = Reflect.get(window, 'redraw');
      if (typeof redraw === 'function') redraw();
    });
    await liveTogether(citizen, agent);
    expect(await onStage(agent, 'medkig-panel').count()).toBeLessThanOrEqual(1);
    await stop(citizen, agent);
    expect(errors).toEqual([]);
    await citizen.context().close();
  });
});
