/** Before the citizen acts nothing is kept; after Stop the page is as it was. */
import type { CDPSession } from 'playwright';
import { beforeAll, expect, it } from 'vitest';
import { openPanel, signIn } from '../support/people.ts';
import { medkig } from '../support/running-medkig.ts';
import { agent, citizen, twoPeople } from '../support/two-people.ts';
import { help, liveTogether, stop } from './helped.ts';
import { formPage } from './host-server.ts';
import { host, runMedkigForHost, snippetTag } from './own-host.ts';
import { rememberThePage } from './page-memory.ts';

let cdp: CDPSession;

runMedkigForHost();
twoPeople();

beforeAll(async () => {
  await signIn(agent, medkig);
  host.serve({ html: formPage(snippetTag()) });
  cdp = await citizen.context().newCDPSession(citizen);
  await citizen.addInitScript(rememberThePage);
  await citizen.goto(host.origin);
  await citizen.getByRole('button', { name: 'Vis os siden' }).waitFor();
});

it('keeps nothing, and adds one global and one element, until the citizen acts', async () => {
  expect(await stored()).toEqual([]);
  const { globals, changed, elements } = await pageNow();
  expect(globals).toEqual(['Medkig']);
  expect(changed).toEqual([]);
  expect(elements).toEqual(['medkig-panel']);
});

it('keeps nothing while only the panel is open', async () => {
  await openPanel(citizen);
  expect(await stored()).toEqual([]);
  expect((await pageNow()).changed).toEqual([]);
  await citizen.getByRole('button', { name: 'Luk' }).click();
});

it('leaves nothing behind after Stop', async () => {
  const before = { listeners: await listeners(), page: await pageNow() };
  await help(citizen, agent);
  await citizen.evaluate(() => {
    const password = document.getElementById('kode');
    password?.setAttribute('type', 'text');
    password?.setAttribute('type', 'password');
  });
  await liveTogether(citizen, agent);
  const live = await pageNow();
  expect(live.changed).toContain('Element.prototype.attachShadow');
  expect(live.intervals).toBeGreaterThan(before.page.intervals);
  expect(await stored()).not.toEqual([]);
  await stop(citizen, agent);
  await citizen.getByRole('button', { name: 'Luk' }).click();
  await expect.poll(pageNow).toEqual({ ...before.page, html: expect.any(String) });
  await expect.poll(listeners).toEqual(before.listeners);
  expect(await stored()).toEqual([]);
  // The page itself has changed; our attributes have not stayed in it.
  expect((await pageNow()).html).not.toMatch(/rr[-_]|rrweb|medkig-(?!panel)/);
});

/** Everything of the browser that could hold something over the page. */
function stored(): Promise<string[]> {
  return citizen.evaluate(async () => [
    ...Object.keys(sessionStorage),
    ...Object.keys(localStorage),
    ...(document.cookie ? [document.cookie] : []),
    ...(await indexedDB.databases()).map(({ name }) => `${name}`),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);
}

interface PageNow {
  globals: string[];
  changed: string[];
  elements: string[];
  intervals: number;
  sheets: number;
  html: string;
}

function pageNow(): Promise<PageNow> {
  return citizen.evaluate<PageNow>('pageNow()');
}

/** How many listeners there are on the page's own objects, by what they listen to. */
async function listeners(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const expression of ['window', 'document', 'document.body', "document.querySelector('#navn')"]) {
    const { result } = await cdp.send('Runtime.evaluate', { expression });
    const found = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' });
    for (const { type } of found.listeners) {
      const key = `${expression} ${type}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}
