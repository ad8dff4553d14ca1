/** The same streams without our walls: what the other test says not to happen would be seen. */
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleForPage } from '../../support/bundle.ts';
import { launchChromium } from '../../support/chromium.ts';
import { achieved, worldOf } from './arena.ts';
import { openStrangersHost, type StrangersHost } from './strangers-host.ts';
import { families } from './streams.ts';
import { type Watched, watchedChromium } from './watched.ts';

declare global {
  var stock: typeof import('./stock-replay.ts');
}

let strangers: StrangersHost;
let browser: Browser;

beforeAll(async () => {
  const [script, launched] = await Promise.all([
    bundleForPage(join(import.meta.dirname, 'stock-replay.ts'), 'stock'),
    launchChromium(),
  ]);
  browser = launched;
  const page = '<!doctype html><meta charset="utf-8"><body><script src="/stock.js"></script>';
  strangers = await openStrangersHost({
    '/stock.js': script,
    '/open.html': page,
    '/closed.html': `<meta http-equiv="Content-Security-Policy" content="img-src 'none'; style-src 'unsafe-inline'">${page}`,
  });
});

afterAll(async () => {
  await browser?.close();
  await strangers?.close();
});

async function played(at: string, name: string): Promise<{ tab: Watched; seen: () => string[] }> {
  const tab = await watchedChromium(browser);
  await tab.open(strangers.origin + at);
  const none = 'http://127.0.0.1:1';
  const places = { tab, strangers, medkig: { console: none, viewer: none, site: none } };
  const stream = Object.values(families)
    .flat()
    .find((one) => one.name === name);
  if (!stream) throw new Error(`there is no stream «${name}»`);
  tab.requests.length = strangers.asked.length = 0;
  await tab.evaluate(
    (json) => globalThis.stock.replay(json),
    JSON.stringify(stream.events(worldOf(name, places))),
  );
  return { tab, seen: () => achieved(places) };
}

it.each([
  ['details ontoggle, in the snapshot', /^ran: hostile-details-ontoggle/],
  ['img onerror, in the snapshot', /^ran: hostile-img-onerror/],
  ['onerror of node 6 by a change', /^ran: hostile-onerror-of-node-6-by-a-change/],
  ['an address https, in the snapshot', /^the strangers heard \/hostile-an-address-https/],
  ['style: @import', /^asked for http.*\/hostile-style-import/],
  ['a declaration: an escaped name', /^the strangers heard \/hostile-a-declaration/],
])('%s is seen', async (name, sign) => {
  const { seen } = await played('/open.html', name);
  await expect.poll(seen).toContainEqual(expect.stringMatching(sign));
});

it('what only a policy stops is seen too', async () => {
  const { seen } = await played('/closed.html', 'an address https, in the snapshot');
  await expect.poll(seen).toContainEqual(expect.stringMatching(/^only the policy stopped/));
});
