/** A page becomes one that is shown to nobody without being loaded: nothing may leave from that moment on. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleForPage } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';

declare global {
  var medkigNever: typeof import('./never-page.ts');
}

const body = `<style>.away { display: none }</style><main><p id="plain">Åbent</p>
<div id="far"><div><p id="known" class="away" data-medkig-never>Kun for dig</p></div></div></main>`;

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="da"><title>Sag</title><body>${body}</body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  browser = await launchChromium();
  page = await browser.newPage();
  const script = await bundleForPage(join(import.meta.dirname, 'never-page.ts'), 'medkigNever');
  await page.addInitScript(`globalThis.medkigNever = (() => { ${script}; return medkigNever; })();`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function around(change: string): Promise<boolean[]> {
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/flytning`);
  return page.evaluate((script) => globalThis.medkigNever.around(() => new Function(script)()), change);
}

it.each([
  ['a part that is marked', 'plain.setAttribute("data-medkig-never", "")'],
  ['a marked part that comes', 'plain.innerHTML = "<b><i data-medkig-never>Kun for dig</i></b>"'],
  ['a marked part whose own class hides it no more', 'known.className = ""'],
  ['a style that hid it and goes', 'document.querySelector("style").remove()'],
  [
    'a style sheet that shows it',
    'document.styleSheets[0].insertRule("#known { display: block !important }", 1)',
  ],
  ['the address', 'history.pushState(null, "", "/betaling/kort")'],
])('it is from the same moment on: %s', async (_, change) => {
  expect(await around(change)).toEqual([false, true, true]);
});

it.each([
  ['a part that is marked and not rendered', 'far.className = "away"; known.className = ""'],
  ['another address', 'history.pushState(null, "", "/betalingsfrister")'],
  ['a mark that goes as it comes', 'plain.setAttribute("data-medkig-never", ""); plain.remove()'],
])('it is not by %s', async (_, change) => {
  expect(await around(change)).toEqual([false, false, false]);
});

it('it is no more when mark or address are gone again', async () => {
  expect(
    await around(
      'plain.setAttribute("data-medkig-never", ""); setTimeout(() => plain.removeAttribute("data-medkig-never"))',
    ),
  ).toEqual([false, true, false]);
  expect(
    await around(
      'history.pushState(null, "", "/betaling"); setTimeout(() => history.replaceState(null, "", "/"))',
    ),
  ).toEqual([false, true, false]);
});
