/** The citizen's net falls at a moment when something is on its way that comes only once. */
import type { Frame, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { viewerOf } from '../e2e/same-page.ts';
import { connect, pickOnStage, readAloud, sayYes, signIn, stage } from '../support/people.ts';
import { type People, startTwoSides, type TwoSides } from './two-sides.ts';

/** Slow enough that a first picture takes seconds (bytes per second), and how much of it is out when the net falls. */
const SLOW = 10_000;
const PART_OF_A_PICTURE = 8_000;

let sides: TwoSides;
let people: People;

beforeAll(async () => {
  sides = await startTwoSides();
});
beforeEach(async () => {
  people = await sides.newPeople();
});
afterEach(async () => {
  sides.citizensNet.heal();
  await people.leave();
});
afterAll(() => sides?.stop());

const falls = {
  'is cut': () => sides.citizensNet.cut(),
  'goes dark': () => sides.citizensNet.blackhole(),
  'loses its far end': () => sides.citizensNet.halfOpen(),
};

describe.each(['is cut', 'goes dark', 'loses its far end'] as const)('a net that %s', (how) => {
  it('before the yes: the yes counts', async () => {
    const { citizen, agent } = people;
    await untilAsked();
    falls[how]();
    await sayYes(citizen);
    sides.citizensNet.heal();
    await stage(agent).locator('body').waitFor();
    await people.underWay();
    await people.expectNothingLost();
  });

  it('during the first picture: it comes whole', async () => {
    const { citizen, agent } = people;
    await untilAsked();
    sides.citizensNet.limit(SLOW);
    const { up } = sides.citizensNet.carried;
    await sayYes(citizen);
    await expect.poll(() => sides.citizensNet.carried.up - up).toBeGreaterThan(PART_OF_A_PICTURE);
    expect(await stage(agent).locator('h1').count()).toBe(0);
    falls[how]();
    sides.citizensNet.heal();
    await stage(agent).locator('h1').waitFor();
    await people.underWay();
    await people.expectNothingLost();
  });

  it('during a mark: it comes once, or both see that it did not', async () => {
    const { citizen, agent } = people;
    await connect(citizen, agent, sides.medkig);
    await countRings(citizen);
    await agent
      .getByRole('toolbar')
      .getByRole('button', { name: /Markér/ })
      .click();
    falls[how]();
    await pickOnStage(agent, '#telefon');
    sides.citizensNet.heal();
    await people.underWay();
    await people.expectNothingLost();
    const rings = async () => [
      await ringsOf(citizen.mainFrame()),
      await ringsOf(await viewerOf(agent)),
      await citizen.evaluate(() => chaosRings),
    ];
    // After two seconds of silence there is a new picture, and on it no ring of before: both see so.
    const right = how === 'is cut' ? ['1,1,1'] : ['1,1,1', '0,0,0'];
    await expect.poll(async () => String(await rings())).toBeOneOf(right);
  });
});

async function untilAsked(): Promise<void> {
  const { citizen, agent } = people;
  await signIn(agent, sides.medkig);
  await readAloud(citizen, agent);
  await citizen.getByRole('button', { name: 'Ja, vis siden' }).waitFor();
}

declare global {
  /** How many rings were ever drawn on the citizen's page. */
  var chaosRings: number;
}

/** How many are drawn now. */
function ringsOf(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const layers = [document, document.querySelector('medkig-panel')?.shadowRoot];
    return layers.flatMap((layer) => [...(layer?.querySelectorAll('.medkig-ring') ?? [])]).length;
  });
}

function countRings(citizen: Page): Promise<void> {
  return citizen.evaluate(() => {
    globalThis.chaosRings = 0;
    const shadow = document.querySelector('medkig-panel')?.shadowRoot;
    if (!shadow) throw new Error('there is no panel');
    new MutationObserver((changes) => {
      const added = changes.flatMap((change) => [...change.addedNodes]);
      globalThis.chaosRings += added.filter(
        (node) => node instanceof Element && node.matches('.medkig-ring'),
      ).length;
    }).observe(shadow, { childList: true, subtree: true });
  });
}
