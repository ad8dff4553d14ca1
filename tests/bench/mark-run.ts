/** From the agent's press on the picture to the frame of the citizen's screen that has the mark. */
import type { Page } from 'playwright';
import { formPath } from '../support/meld-flytning.ts';
import { type LookingAlong, type Side, shows } from './side.ts';
import { SLOW_LINE } from './slow-line.ts';
import { newCitizen, type World } from './world.ts';

/** Milliseconds, one for each mark. */
export interface MarkRun {
  /** With no network between. */
  near: number[];
  /** With the citizen at the end of `SLOW_LINE`. */
  slow: number[];
}

/** Marked in turn: two that are in view, so that none is measured with a scroll. */
const FIELDS = ['#navn', '#cpr'];

export async function markRun(world: World, side: Side, marks: number): Promise<MarkRun> {
  const citizen = await newCitizen(world, side);
  await citizen.goto(`${world.site}${formPath}`);
  await citizen.getByRole('link', { name: 'Start uden MitID' }).click();
  const looking = await side.start(citizen);
  if (!looking) throw new Error('nobody looks along');
  await shows(looking, FIELDS[0] ?? '');
  await looking.takeUpMark();
  const near = await marked(citizen, looking, marks);
  world.ledger.slow(SLOW_LINE);
  const slow = await marked(citizen, looking, marks);
  world.ledger.slow(undefined);
  await looking.end();
  await citizen.context().close();
  return { near, slow };
}

async function marked(citizen: Page, looking: LookingAlong, marks: number): Promise<number[]> {
  const { page, stage } = looking;
  const taken: number[] = [];
  await stage.evaluate(notePresses);
  for (let mark = 0; mark < marks; mark++) {
    const field = stage.frameLocator('iframe').locator(FIELDS[mark % FIELDS.length] ?? '');
    const box = await field.boundingBox();
    if (!box) throw new Error('the field is not on the stage');
    // A hand is there before it presses: what a page draws under it is none of the mark's.
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    // Each press has its own moment within a frame; the pauses are the same on each side.
    await page.waitForTimeout(100 + ((mark * 73) % 211));
    const seen = citizen.evaluate(whenMarked);
    await page.mouse.down();
    await page.mouse.up();
    const seenAt = await seen;
    taken.push(seenAt - (await stage.evaluate(() => Number(Reflect.get(window, 'pressedAt')))));
    await looking.clearMarks();
    await citizen.waitForFunction(
      () =>
        !document.querySelector('medkig-panel')?.shadowRoot?.querySelector('.medkig-ring') &&
        !document.querySelector('.stock-ring'),
    );
  }
  return taken;
}

/** The moment of the last press, by the clock that both pages read. */
function notePresses(): void {
  document.addEventListener('click', () => Object.assign(window, { pressedAt: Date.now() }), true);
}

/** The moment after the first painted frame with a mark on it. */
function whenMarked(): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const ring =
        document.querySelector('medkig-panel')?.shadowRoot?.querySelector('.medkig-ring') ??
        document.querySelector('.stock-ring');
      if (!ring) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(Date.now());
      port2.postMessage(0);
    };
    look();
  });
}
