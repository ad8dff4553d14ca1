/** Pages that have bent the browser: the snippet works there, and the page hears of no error. */
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { onStage, personsPage, signIn } from '../support/people.ts';
import { browser, medkig } from '../support/running-medkig.ts';
import { awkwardHosts } from './awkward-hosts.ts';
import { help, liveTogether, stop } from './helped.ts';
import { formPage } from './host-server.ts';
import { host, runMedkigForHost, snippetTag } from './own-host.ts';

let agent: Page;

runMedkigForHost();

beforeAll(async () => {
  agent = await personsPage(browser);
  await signIn(agent, medkig);
});

describe.each(Object.entries(awkwardHosts))('a page that %s', (_, script) => {
  it('is shown and marked like any other', async () => {
    host.serve({ html: formPage(snippetTag()), script });
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
