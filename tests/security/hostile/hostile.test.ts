/**
 * Crafted streams into the real viewer, inside a page of the real console, each on its own origin with its own
 * headers: nothing runs, nothing leaves, nothing takes the focus, and the next good page is shown.
 */
import type { Browser as Chromium } from 'playwright';
import type { Browser as Firefox } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { launchFirefox } from '../../support/firefox.ts';
import { type Medkig, startMedkig } from '../../support/medkig.ts';
import { programs } from '../../support/programs.ts';
import { el, page, type Stream, text, type World } from './build.ts';
import {
  consoleFaults,
  missingPages,
  openViewers,
  showPages,
  showsWords,
  viewerFaults,
} from './in-console.ts';
import { openStrangersHost, type StrangersHost } from './strangers-host.ts';
import { families } from './streams.ts';
import { type Watched, watchedChromium, watchedFirefox } from './watched.ts';

/** Viewers side by side. */
const SEATS = 6;

let medkig: Medkig;
let strangers: StrangersHost;

beforeAll(async () => {
  [medkig, strangers] = await Promise.all([startMedkig(), openStrangersHost()]);
});

afterAll(async () => {
  await strangers?.close();
  await medkig?.stop();
});

it('there are at least 200 streams, each with a name of its own', () => {
  const names = Object.values(families).flatMap((family) => family.map(({ name }) => name));
  expect(names.length).toBeGreaterThanOrEqual(200);
  expect(new Set(names).size).toBe(names.length);
});

const engines = [
  { name: 'Chromium', isThere: true, launch: async () => inChromium(await launchChromium()) },
  { name: 'Firefox', isThere: !!programs.firefox, launch: async () => inFirefox(await launchFirefox()) },
];

async function inChromium(browser: Chromium) {
  return { tab: await watchedChromium(browser), close: () => browser.close() };
}
async function inFirefox(browser: Firefox) {
  return { tab: await watchedFirefox(browser), close: () => browser.close() };
}

for (const { name, isThere, launch } of engines) {
  describe.skipIf(!isThere)(`in ${name}`, () => {
    let tab: Watched;
    let close: () => Promise<void>;
    let pages = 0;

    beforeAll(async () => {
      ({ tab, close } = await launch());
      await tab.open(medkig.console);
      await tab.evaluate(openViewers, { viewer: medkig.viewer, count: SEATS, ...look() });
    });
    afterAll(() => close?.());

    it.each(Object.entries(families))('%s do nothing', async (_, family) => {
      const faults: string[] = [];
      for (let from = 0; from < family.length; from += SEATS)
        faults.push(...(await play(family.slice(from, from + SEATS))));
      expect(faults).toEqual([]);
    });

    /** One stream for each viewer, then a good page in each; what went wrong. */
    async function play(streams: readonly Stream[]): Promise<string[]> {
      tab.requests.length = tab.said.length = tab.opened.length = strangers.asked.length = 0;
      const hostile = streams.map((stream, at) => ({
        page: nonce(),
        json: json(stream.events(worldOf(`hostile-${from(stream.name)}-${at}`))),
      }));
      await tab.evaluate(showPages, hostile);
      const faults = (await tab.evaluateInEvery(medkig.viewer, viewerFaults, undefined)).flat();
      const good = streams.map(() => ({
        page: nonce(),
        json: json(page([el('p', {}, [text('en god side')])])),
      }));
      await tab.evaluate(showPages, good);
      const missing = () =>
        tab.evaluate(
          missingPages,
          good.map((one) => one.page),
        );
      await expect
        .poll(missing, {
          timeout: 30_000,
          message: `a good page after ${streams.map((one) => one.name).join(' · ')}`,
        })
        .toEqual([]);
      const shown = await tab.evaluateInEvery(medkig.viewer, showsWords, ['en god side']);
      if (shown.filter((words) => words === 'en god side').length < streams.length)
        faults.push(`a viewer shows ${shown.join()}`);
      faults.push(...(await tab.evaluate(consoleFaults, undefined)));
      faults.push(...tab.requests.filter((url) => !isOurs(url)).map((url) => `asked for ${url}`));
      faults.push(...strangers.asked.map((path) => `the strangers heard ${path}`));
      faults.push(...tab.said.filter((words) => words.startsWith('hostile')).map((words) => `ran: ${words}`));
      faults.push(
        ...tab.said
          .filter((words) => /Content.Security.Policy/i.test(words))
          .map((words) => `only the policy stopped: ${words}`),
      );
      faults.push(...tab.opened);
      return faults.map((fault) => `${fault} (${streams.map((one) => one.name).join(' · ')})`);
    }

    const nonce = () => `side${String(pages++).padStart(8, '0')}`;
  });
}

function isOurs(url: string): boolean {
  return url.startsWith(`${medkig.viewer}/store/`) && !url.includes('hostile');
}

function worldOf(name: string): World {
  const evil = `${strangers.origin}/${name}`;
  const tell = ['top', 'parent', 'parent.parent'].map(
    (whom) => `try{${whom}.postMessage('${name}','*')}catch(e){}`,
  );
  return {
    evil,
    console: `${medkig.console}/${name}`,
    viewer: `${medkig.viewer}/${name}`,
    run: `${tell.join(';')};console.log('${name}');globalThis.hostileDone=1;try{parent.hostileDone=1}catch(e){};new Image().src='${evil}'`,
  };
}

const from = (name: string) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** JSON has no word for what is larger than every number, but a number that is. */
function json(events: unknown[]): string {
  return JSON.stringify(events, (_, value) =>
    value === Number.POSITIVE_INFINITY ? 'INFINITE' : value,
  ).replaceAll('"INFINITE"', '1e999');
}

function look() {
  const boxes = Object.fromEntries(
    ['picture', 'frame', 'video', 'audio', 'drawing', 'hidden'].map((kind) => [kind, kind]),
  );
  const words = {
    nowSees: 'nu',
    lastSaw: 'sidst',
    hiddenField: 'skjult',
    outlineLabel: 'siden',
    unnamed: 'uden navn',
    boxes,
  };
  return {
    texts: { t: 'texts', language: 'da', ...words },
    assets: { t: 'assets', pass: '1.x', site: 'vestby', origins: [medkig.site] },
  };
}
