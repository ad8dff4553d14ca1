/** A CPR number in every place of a page: none of it is in what capture emits, before anything is sealed. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { leanRrweb } from '@medkig/citizen-snippet/lean-rrweb';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleForPage } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';
import { type CprCase, cprCases, cprPage } from './cpr-cases.ts';
import { spells } from './spells.ts';

declare global {
  var medkigCapture: typeof import('./capture-page.ts');
}

let server: Server;
let browser: Browser;
let page: Page;
let origin: string;
let shown: CprCase | undefined;

beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(shown ? cprPage(shown) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchChromium();
  page = await browser.newPage();
  // The recorder as citizens load it.
  const entry = join(import.meta.dirname, 'capture-page.ts');
  const script = await bundleForPage(entry, 'medkigCapture', [leanRrweb()]);
  await page.addInitScript(`globalThis.medkigCapture = (() => { ${script}; return medkigCapture; })();`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

async function visit(example: CprCase, start: 'start' | 'startUnprotected'): Promise<void> {
  shown = example;
  await page.goto(`${origin}/flytning${example.address ?? ''}`);
  await page.evaluate((name) => globalThis.medkigCapture[name](), start);
  if (example.type) {
    await page.locator(example.type).click();
    await page.keyboard.type(example.cpr);
    await page.keyboard.press('Tab');
  }
  if (example.later) await page.evaluate(example.later);
  // Mutation observers and rrweb's own frame have run when the second frame is painted.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

describe('what leaves the page never spells the number', () => {
  for (const example of cprCases) {
    it(example.name, async () => {
      await visit(example, 'start');
      const { emitted, faults } = await page.evaluate(() => globalThis.medkigCapture.finish());
      expect(faults).toEqual([]);
      expect(emitted.length).toBeGreaterThan(1);
      expect(spells(emitted, example.cpr)).toBe(false);
    });
  }
});

it('the same pages give the number away without us: the test can see a leak', async () => {
  const leaks: string[] = [];
  for (const example of cprCases.slice(0, 40)) {
    await visit(example, 'startUnprotected');
    const emitted = await page.evaluate(() => globalThis.medkigCapture.finishUnprotected());
    if (spells(emitted, example.cpr)) leaks.push(example.name);
  }
  expect(leaks.length).toBeGreaterThan(30);
});
