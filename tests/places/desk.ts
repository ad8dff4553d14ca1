/** A citizen and an agent in a session, and the agent's presses at what the citizen's page shows. */
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { vi } from 'vitest';
import type { Chance } from '../simulation/chance.ts';
import { bundleForPage } from '../support/bundle.ts';
import type { Medkig } from '../support/medkig.ts';
import { personsPage, tool } from '../support/people.ts';
import { type FixtureName, fixturePages, pageOf } from './fixture-pages.ts';
import type { Place, Result, Spot } from './spots-in-page.ts';

declare global {
  var places: typeof import('./spots-in-page.ts');
  var stagePlaces: typeof import('./spots-on-stage.ts');
}

/** As many rings as there may be at a time. */
const ROUND = 3;
/** How often the citizen scrolls about before a round. */
const SCROLLS = 0.4;

/** Windows: CSS pixels, and how many pixels of the screen each is. A browser zoom of 200 % is half as many, each twice as large. */
type Size = readonly [width: number, height: number, scale: number];
const CITIZENS: readonly [Size, ...Size[]] = [
  [1280, 900, 1],
  [390, 844, 3],
  [853, 600, 1.5],
  [320, 640, 2],
  [640, 450, 2],
  [1600, 1000, 1],
];
const AGENTS: readonly [Size, ...Size[]] = [
  [1440, 900, 1],
  [1152, 720, 1.25],
  [1920, 1080, 1],
];

export interface Press {
  page: string;
  spot: Spot;
  result: Result;
}

/** Rounds that were made once more. */
export const figures = { repeated: 0 };

export interface Desk {
  medkig: Medkig;
  citizen: Page;
  agent: Page;
  resize(chance: Chance): Promise<void>;
}

async function addScript(page: Page, file: string, name: string): Promise<void> {
  const script = await bundleForPage(join(import.meta.dirname, file), name);
  await page.addInitScript(`globalThis.${name} = (() => { ${script}; return ${name}; })();`);
}

/** The fixture pages lie below `/proeve/` of the site. */
export async function sitDown(browser: Browser, medkig: Medkig, site: string): Promise<Desk> {
  const calm: BrowserContextOptions = { reducedMotion: 'reduce' };
  const [citizen, agent] = await Promise.all([personsPage(browser, calm), personsPage(browser, calm)]);
  await addScript(citizen, 'spots-in-page.ts', 'places');
  await addScript(agent, 'spots-on-stage.ts', 'stagePlaces');
  // A page that the test has written has no address on the net, and would not be let through to ours.
  await citizen.context().grantPermissions(['local-network-access']);
  const front = await (await fetch(site)).text();
  const snippet = /<script src="[^"]*medkig\.js"[^>]*><\/script>/.exec(front)?.[0] ?? '';
  await citizen.route(`${site}/proeve/*`, (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) as FixtureName;
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: pageOf(fixturePages[name], snippet),
    });
  });
  const devices = await Promise.all([citizen, agent].map((page) => page.context().newCDPSession(page)));
  return {
    medkig,
    citizen,
    agent,
    async resize(chance) {
      const sizes = [chance.pick(CITIZENS), chance.pick(AGENTS)];
      for (const [at, [width, height, deviceScaleFactor]] of sizes.entries()) {
        const metrics = { width, height, deviceScaleFactor, mobile: false };
        await devices[at]?.send('Emulation.setDeviceMetricsOverride', metrics);
      }
    },
  };
}

/** Presses at so many elements of the page that lies there now, those in this place before others. */
export async function pressOn(
  desk: Desk,
  { page, count, place }: { page: string; count: number; place?: Place | undefined },
  chance: Chance,
): Promise<Press[]> {
  const { citizen, agent } = desk;
  await desk.resize(chance);
  await settle(desk);
  const corner = await agent.evaluate(() => {
    const frame = document.querySelector('iframe[title="Borgerens side"]');
    const { left = 0, top = 0 } = frame?.getBoundingClientRect() ?? {};
    return { left, top };
  });
  const presses: Press[] = [];
  const done: string[] = [];
  while (presses.length < count) {
    if (chance.next() < SCROLLS)
      await citizen.evaluate(([down, inside]) => globalThis.places.scrollAbout(down, inside), [
        chance.next(),
        chance.next(),
      ] as const);
    const round: Spot[] = [];
    while (round.length < Math.min(ROUND, count - presses.length)) {
      const spot = await citizen.evaluate(([choice, marked]) => globalThis.places.choose(choice, marked), [
        { number: chance.next(), done, place },
        round.map(({ meant }) => meant),
      ] as const);
      if (!spot) break;
      const at = await viewerOf(desk).evaluate((wanted) => globalThis.stagePlaces.spotOnStage(wanted), {
        ...spot,
        rings: round.length,
      });
      if (!at) throw new Error(`${page}: the stage does not show ${JSON.stringify(spot)}`);
      await agent.mouse.click(corner.left + at.x, corner.top + at.y);
      const hit = await viewerOf(desk).evaluate(() => globalThis.stagePlaces.pressedLast());
      if (!hit) throw new Error(`${page}: nothing lay under the press at ${JSON.stringify(spot)}`);
      round.push(spot);
      if (
        !(await citizen.evaluate(([one, under]) => globalThis.places.isAt(one, under), [spot, hit] as const))
      ) {
        // The stage has moved between the aim and the press, which was at something else.
        await citizen.evaluate((count) => globalThis.places.takeAll(count), round.length);
        round.length = 0;
        figures.repeated++;
        break;
      }
    }
    const results = await citizen.evaluate(
      (marked) => globalThis.places.judge(marked),
      round.map(({ meant }) => meant),
    );
    for (const [at, result] of results.entries()) {
      const spot = round[at];
      if (!spot) continue;
      presses.push({ page, spot, result });
      done.push(spot.pressed);
    }
  }
  return presses;
}

/** Waits until the stage shows this load of the page, and takes the marker in hand. */
export async function settle(desk: Desk): Promise<void> {
  const { citizen, agent } = desk;
  const load = await citizen.evaluate(() => globalThis.places.number());
  await vi.waitFor(
    async () => {
      const shown = await viewerOf(desk).evaluate(() => ({
        load: document.querySelector('iframe')?.contentDocument?.body?.getAttribute('data-load'),
        tool: document.querySelector<HTMLElement>('.stage')?.dataset.tool,
      }));
      if (shown.load !== load) throw new Error('the stage does not show this page yet');
      if (shown.tool === 'highlight') return;
      const marker = tool(agent, 'Markér');
      await marker.first().click({ timeout: 1000 });
      throw new Error('the marker is not in hand yet');
    },
    { timeout: 60_000, interval: 50 },
  );
}

function viewerOf({ agent, medkig }: Desk) {
  const frame = agent.frames().find((one) => one.url().startsWith(`${medkig.viewer}/`));
  if (!frame) throw new Error('the console has no viewer');
  return frame;
}
