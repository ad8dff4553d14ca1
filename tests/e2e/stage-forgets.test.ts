/** An hour of events leaves nothing behind in the agent's browser but the page as it is. */
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleForPage } from '../support/bundle.ts';
import { launchChromium } from '../support/chromium.ts';

declare global {
  var stagePage: typeof import('../support/stage-page.ts');
}

let browser: Browser;
let page: Page;
let devTools: CDPSession;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('http://stage.example/');
  const script = await bundleForPage(join(import.meta.dirname, '../support/stage-page.ts'), 'stagePage');
  await page.addScriptTag({ content: script });
  devTools = await page.context().newCDPSession(page);
  await page.evaluate(startPage);
});

afterAll(() => browser.close());

it('the stage applies each event at once and keeps none', async () => {
  await page.evaluate(churn, { from: 0, to: 4000 });
  const before = await heap();
  await page.evaluate(churn, { from: 4000, to: 24_000 });
  const after = await heap();
  expect(
    await page.evaluate(() => document.querySelector('iframe')?.contentDocument?.body.textContent),
  ).toContain('linje 23999');
  expect(await page.evaluate(() => globalThis.stagePage.told.map(({ t }) => t))).not.toContain('trouble');
  expect(await page.evaluate(() => globalThis.stagePage.applied)).toBe(2401);
  // Twenty thousand kept events would be some 20 MB.
  expect(after - before).toBeLessThan(1_500_000);
});

/** Bytes that are still reachable. */
async function heap(): Promise<number> {
  // What was measured and drawn in the last frame is let go of in the next ones.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await devTools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devTools.send('Runtime.getHeapUsage');
  return usedSize;
}

function startPage(): void {
  const element = (id: number, tagName: string, childNodes: object[] = []) => ({
    id,
    type: 2,
    tagName,
    attributes: {},
    childNodes,
  });
  const text = { id: 5, type: 3, textContent: '' };
  const body = element(4, 'body', [element(6, 'p', [text]), element(7, 'input')]);
  const node = { id: 1, type: 0, childNodes: [element(2, 'html', [element(3, 'head'), body])] };
  globalThis.stagePage.hand([
    { type: 4, timestamp: 1, data: { href: '', width: 800, height: 600 } },
    { type: 2, timestamp: 1, data: { node, initialOffset: { top: 0, left: 0 } } },
  ]);
}

/** Ten events a message: a text, a class, a value, a mouse and a scroll, and a node that comes and goes. */
function churn({ from, to }: { from: number; to: number }): void {
  const increment = (data: object) => ({ type: 3, timestamp: 1, data });
  const mutation = (parts: object) =>
    increment({ source: 0, texts: [], attributes: [], removes: [], adds: [], ...parts });
  for (let n = from; n < to; n += 10) {
    const added = { parentId: 4, nextId: null, node: { id: 1000 + n, type: 3, textContent: `${n}` } };
    globalThis.stagePage.hand([
      mutation({ texts: [{ id: 5, value: 'ventende '.repeat(20) + n }] }),
      mutation({ attributes: [{ id: 6, attributes: { class: `row-${n}`, style: { left: `${n}px` } } }] }),
      increment({ source: 5, id: 7, text: `${n}`, isChecked: false }),
      increment({ source: 1, positions: [{ x: n % 800, y: 5, id: 6, timeOffset: 0 }] }),
      increment({ source: 3, id: 1, x: 0, y: n % 50 }),
      mutation({ adds: [added] }),
      mutation({ removes: [{ parentId: 4, id: 1000 + n }] }),
      increment({ source: 2, type: 2, id: 6, x: 4, y: 4 }),
      increment({ source: 14, ranges: [{ start: 5, startOffset: 0, end: 5, endOffset: 3 }] }),
      mutation({ texts: [{ id: 5, value: `linje ${n + 9}` }] }),
    ]);
  }
}
