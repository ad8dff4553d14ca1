/**
 * The agent presses at a thousand elements on the stage, and the ring stands around the one that was meant: the real
 * console, viewer, link and snippet, with mouse presses. What is meant, and where its ring belongs, is reckoned by
 * `spots-in-page.ts` from the citizen's page alone.
 */
import type { Browser } from 'playwright';
import { expect, it } from 'vitest';
import { type Chance, createChance } from '../simulation/chance.ts';
import { launchChromium } from '../support/chromium.ts';
import { type Medkig, startMedkig } from '../support/medkig.ts';
import { type FormPage, formPages as movingPages, formPath as movingPath } from '../support/meld-flytning.ts';
import { connect } from '../support/people.ts';
import { formPages as daycarePages, formPath as daycarePath, logInWithMitid } from '../support/skriv-op.ts';
import { type Desk, figures, type Press, pressOn, settle, sitDown } from './desk.ts';
import { figuresOf } from './figures.ts';
import type { FixtureName } from './fixture-pages.ts';
import type { Place } from './spots-in-page.ts';

/** `npm run soak` presses a thousand times; more of them, or from another seed: `MEDKIG_HITS=5000 MEDKIG_HITS_SEED=7 npm run soak`. */
const wanted = Number(process.env.MEDKIG_HITS ?? 150);
const seed = Number(process.env.MEDKIG_HITS_SEED ?? 6);
/** In CSS pixels. */
const ALLOWED = 2;
/** Time for one press on a busy machine, in milliseconds. */
const PRESS_MS = 500;

const presses: Press[] = [];
/** Of all presses, so many in a hundred. */
const share = (parts: number) => Math.ceil((wanted * parts) / 100);

/** Pages of one site by their path, each with its parts in a hundred. */
async function visit(
  desk: Desk,
  site: string,
  pages: readonly (readonly [path: string, parts: number, place?: Place])[],
  chance: Chance,
): Promise<void> {
  for (const [path, parts, place] of pages) {
    await desk.citizen.goto(site + path);
    presses.push(...(await pressOn(desk, { page: path, count: share(parts), place }, chance)));
  }
}

const fixture = (name: FixtureName) => `/proeve/${name}`;

/** Page after page of a form, filled in on the way. */
async function walk(desk: Desk, pages: readonly FormPage[], chance: Chance): Promise<void> {
  for (const page of pages) {
    presses.push(...(await pressOn(desk, { page: page.name, count: share(3) }, chance)));
    await page.fill(desk.citizen);
    const arrived = desk.citizen.waitForEvent('domcontentloaded');
    await page.next(desk.citizen);
    await arrived;
    // Who leaves a page before the snippet runs there has been where nobody looks along.
    await settle(desk);
  }
}

async function vestby(browser: Browser, medkig: Medkig): Promise<void> {
  const chance = createChance(seed);
  const desk = await sitDown(browser, medkig, medkig.site);
  await desk.citizen.goto(medkig.site);
  await connect(desk.citizen, desk.agent, medkig);
  await visit(
    desk,
    medkig.site,
    [
      [fixture('shadow'), 8, 'shadow root'],
      [fixture('sticky'), 7, 'sticky area'],
      [fixture('dialog'), 4],
      [fixture('popover'), 2],
      [fixture('frames'), 9, 'frame'],
      ['/', 3],
      [movingPath, 2],
    ],
    chance,
  );
  await walk(desk, movingPages, chance);
}

async function nordby(browser: Browser, medkig: Medkig): Promise<void> {
  const chance = createChance(seed + 1);
  const desk = await sitDown(browser, medkig, medkig.nordby);
  await desk.citizen.goto(medkig.nordby + daycarePath);
  await logInWithMitid(desk.citizen);
  await connect(desk.citizen, desk.agent, medkig);
  await walk(desk, daycarePages, chance);
  await visit(
    desk,
    medkig.nordby,
    [
      [fixture('shadow'), 4, 'shadow root'],
      [fixture('sticky'), 4, 'sticky area'],
      [fixture('rtl'), 6],
      [fixture('transforms'), 4],
      [fixture('zoom'), 2],
      [fixture('scrollers'), 6],
      [fixture('frames'), 1, 'closed frame'],
      [fixture('frames'), 4, 'frame'],
      ['/', 4],
      ['/dagtilbud', 4],
    ],
    chance,
  );
}

it(`pages of both municipalities (seed ${seed})`, { timeout: 60_000 + wanted * PRESS_MS }, async () => {
  const [one, other, browser] = await Promise.all([startMedkig(), startMedkig(), launchChromium()]);
  try {
    // Side by side, since each waits more than it works; an agent has one conversation at a time.
    await Promise.all([vestby(browser, one), nordby(browser, other)]);
  } finally {
    await browser.close();
    await Promise.all([one.stop(), other.stop()]);
  }
});

it(`${wanted} presses find the elements that are meant`, () => {
  process.stdout.write(`\n${JSON.stringify({ ...figuresOf(presses), ...figures }, null, 1)}\n`);
  expect(presses.length).toBeGreaterThanOrEqual(wanted);
  expect(figures.repeated).toBeLessThan(presses.length / 20);
  expect(presses.filter(({ result }) => !result.isOwn)).toEqual([]);
});

it('each ring is within 2 px of where it belongs', () => {
  expect(presses.filter(({ result }) => !(Number(result.error) <= ALLOWED))).toEqual([]);
});

it.each(['shadow root', 'frame', 'sticky area'])('a tenth of them stand in a %s', (place) => {
  expect(figuresOf(presses)[place]?.presses).toBeGreaterThanOrEqual(wanted / 10);
});
