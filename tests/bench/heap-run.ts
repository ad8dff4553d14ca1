/** What the agent's browser keeps of ten minutes, which go by in half a one. */
import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession } from 'playwright';
import { type LookingAlong, type Side, shows } from './side.ts';
import { newCitizen, type World } from './world.ts';

/** Bytes in use after collecting garbage: after the first simulated minute, and ten simulated minutes later. */
export interface HeapRun {
  before: number;
  after: number;
}

/** One simulated minute (milliseconds). */
const MINUTE_MS = 3000;

export async function heapRun(world: World, side: Side, minutes: number): Promise<HeapRun> {
  const citizen = await newCitizen(world, side);
  await citizen.goto(`${world.host}/lang`);
  const looking = await side.start(citizen);
  if (!looking) throw new Error('nobody looks along');
  await shows(looking, '#notes');
  const sessions = await heapsOf(looking);
  const drive = async (milliseconds: number) => {
    await citizen.evaluate((ms): Promise<void> => Reflect.get(window, 'benchDrive')(ms), milliseconds);
    await delay(3000);
  };
  await drive(MINUTE_MS);
  const before = await used(sessions);
  await drive(minutes * MINUTE_MS);
  const after = await used(sessions);
  await looking.end();
  await citizen.context().close();
  return { before, after };
}

/** The agent's page, and its stage where that has a process of its own. */
async function heapsOf({ page, stage }: LookingAlong): Promise<CDPSession[]> {
  const context = page.context();
  const own =
    stage === page.mainFrame() ? undefined : await context.newCDPSession(stage).catch(() => undefined);
  return [await context.newCDPSession(page), ...(own ? [own] : [])];
}

async function used(sessions: readonly CDPSession[]): Promise<number> {
  let sum = 0;
  for (const session of sessions) {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    sum += (await session.send('Runtime.getHeapUsage')).usedSize;
  }
  return sum;
}
