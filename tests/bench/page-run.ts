/** One of the host's pages, driven by its own script. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Traffic } from './ledger.ts';
import { type Painted, paintedOverBoth } from './painted.ts';
import { type Cost, costOf } from './processor-time.ts';
import { type Side, shows } from './side.ts';
import { bytesOf, newCitizen, type World } from './world.ts';

export interface PageRun {
  cold: Traffic;
  /** The page once more, loaded anew. */
  again: Traffic;
  driven: Traffic;
  cost: Cost;
  /** While the page goes on changing. */
  painted: Painted | undefined;
}

const SETTLE_MS = 3000;

export async function pageRun(
  world: World,
  side: Side,
  { path, driveMs, changes }: { path: string; driveMs: number; changes: number },
): Promise<PageRun> {
  const citizen = await newCitizen(world, side);
  await citizen.goto(world.host + path);
  let looking: Awaited<ReturnType<Side['start']>>;
  const cold = await bytesOf(world, side, async () => {
    looking = await side.start(citizen);
    if (looking) await shows(looking, '#bench-marker');
    await delay(SETTLE_MS);
  });
  const again = await bytesOf(world, side, async () => {
    await citizen.reload();
    // The picture of the page before has all that this one has.
    await citizen.evaluate(() => {
      document.body.dataset.load = 'again';
    });
    if (looking) await shows(looking, 'body[data-load=again]');
    await delay(SETTLE_MS);
  });
  const drive = (milliseconds: number) =>
    citizen.evaluate((ms): Promise<void> => Reflect.get(window, 'benchDrive')(ms), milliseconds);
  let cost: Cost | undefined;
  const driven = await bytesOf(world, side, async () => {
    cost = await costOf(world.citizens, citizen, side.isOurs, () => drive(driveMs));
    await delay(500);
  });
  let painted: Painted | undefined;
  if (looking) {
    // More than it takes: the marker's changes must not outlast the page's.
    const driving = drive(2 * changes * 260 + 10_000);
    painted = await paintedOverBoth(world, citizen, looking, changes);
    await driving;
  }
  await looking?.end();
  await citizen.context().close();
  if (!cost) throw new Error('nothing was measured');
  return { cold, again, driven, cost, painted };
}
