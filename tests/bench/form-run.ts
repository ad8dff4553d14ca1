/** One citizen's way through the first pages of Meld flytning. */
import { setTimeout as delay } from 'node:timers/promises';
import { formPages, formPath } from '../support/meld-flytning.ts';
import { formMinute } from './form-minute.ts';
import type { Traffic } from './ledger.ts';
import { type Painted, paintedOverBoth } from './painted.ts';
import { type Cost, costOf } from './processor-time.ts';
import { type Side, shows } from './side.ts';
import { bytesOf, newCitizen, type World } from './world.ts';

export interface FormRun {
  /** The first visit: connecting, and the first picture. */
  cold: Traffic;
  /** The site's next pages, from the click to the picture. */
  next: Traffic[];
  minute: Traffic;
  cost: Cost;
  painted: Painted | undefined;
}

/** Long enough that a picture and what follows it has gone over (milliseconds). */
const SETTLE_MS = 2000;

/** Each page's name, and what is on it alone. */
const laterPages = [
  ['om-dig', '#vejnavn'],
  ['ny-adresse', 'label[for="hvem-option2"]'],
] as const;

export async function formRun(
  world: World,
  side: Side,
  { minuteMs, changes }: { minuteMs: number; changes: number },
): Promise<FormRun> {
  const citizen = await newCitizen(world, side);
  await citizen.goto(world.site + formPath);
  let looking: Awaited<ReturnType<Side['start']>>;
  const seen = async (selector: string) => {
    if (looking) await shows(looking, selector);
    else await citizen.locator(selector).first().waitFor();
    await delay(SETTLE_MS);
  };

  const cold = await bytesOf(world, side, async () => {
    looking = await side.start(citizen);
    await seen('h1');
  });
  const next = [
    await bytesOf(world, side, async () => {
      await citizen.getByRole('link', { name: 'Start uden MitID' }).click();
      await seen('#navn');
    }),
  ];
  let cost: Cost | undefined;
  const minute = await bytesOf(world, side, async () => {
    cost = await costOf(world.citizens, citizen, side.isOurs, () => formMinute(citizen, minuteMs));
    await delay(500);
  });
  const painted = looking && (await paintedOverBoth(world, citizen, looking, changes));
  for (const [name, selector] of laterPages) {
    const page = formPages.find((one) => one.name === name);
    await page?.fill(citizen);
    next.push(
      await bytesOf(world, side, async () => {
        await page?.next(citizen);
        await seen(selector);
      }),
    );
  }
  await looking?.end();
  await citizen.context().close();
  if (!cost) throw new Error('nothing was measured');
  return { cold, next, minute, cost, painted };
}
