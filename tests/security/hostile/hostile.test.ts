/**
 * Crafted streams into the real viewer, inside a page of the real console, each on its own origin with its own
 * headers: nothing runs, nothing leaves, nothing takes the focus, and the next good page is shown.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { launchFirefox } from '../../support/firefox.ts';
import { type Medkig, startMedkig } from '../../support/medkig.ts';
import { programs } from '../../support/programs.ts';
import { type Arena, openArena } from './arena.ts';
import { openStrangersHost, type StrangersHost } from './strangers-host.ts';
import { families } from './streams.ts';
import { type Watched, watchedChromium, watchedFirefox } from './watched.ts';

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

interface Running {
  tab: Watched;
  close(): Promise<void>;
}

const engines: [string, boolean, () => Promise<Running>][] = [
  [
    'Chromium',
    true,
    async () => {
      const browser = await launchChromium();
      return { tab: await watchedChromium(browser), close: () => browser.close() };
    },
  ],
  [
    'Firefox',
    programs.firefox !== undefined,
    async () => {
      const browser = await launchFirefox();
      return { tab: await watchedFirefox(browser), close: () => browser.close() };
    },
  ],
];

for (const [name, isThere, launch] of engines) {
  describe.skipIf(!isThere)(`in ${name}`, () => {
    let running: Running | undefined;
    let arena: Arena;

    beforeAll(async () => {
      running = await launch();
      arena = await openArena({ tab: running.tab, medkig, strangers });
    });
    afterAll(() => running?.close());

    for (const [family, streams] of Object.entries(families))
      it(`${family} do nothing`, { timeout: 180_000 }, async () => {
        expect((await arena.play(streams)).slice(0, 20)).toEqual([]);
      });
  });
}
