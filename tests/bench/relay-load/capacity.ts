/** What one processor core carries, and what a frame and an idle pair cost. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Driven } from './load.ts';
import type { Memory } from './process-figures.ts';
import type { Running } from './relay-world.ts';

export const FRAMES_PER_SECOND = 20;
/** Milliseconds. */
const LATENCY = 50;
/** More rooms than this one server does not take. */
export const MOST_PAIRS = 2_000;
/** Who takes this much of a core is busy. */
const BUSY_SHARE = 0.85;
const MOST_TRIES = 5;

/** How often, in milliseconds, and how little of a core a relay takes that has done with those who came. */
const LOOK_MS = 500;
const RESTING_SHARE = 0.06;
const MOST_LOOKS = 30;

/** Resolves when the relay rests: a frame must not pay for rooms that are still being stored. */
async function openPairs({ relay, process, load }: Running, pairs: number): Promise<void> {
  await load.tell({ do: 'open', relay, port: process.port, pairs });
  let before = await process.cpu();
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    await delay(LOOK_MS);
    const now = await process.cpu();
    if (now - before < LOOK_MS * 1000 * RESTING_SHARE) return;
    before = now;
  }
}

export interface Capacity {
  /** The most that were tried and stayed within the latency. */
  pairs: number;
  /** What came next, and did not. */
  beyond: { pairs: number; p95: number; relayShare: number; loadShare: number } | undefined;
  /** The relay had time left, so that it was late because of the load or of neighbours, or it takes no more rooms. */
  isAtLeast: boolean;
}

/** Microseconds of the relay's processor time for each frame that came out at the other end. */
export async function frameCost(
  { relay, process, load }: Running,
  pairs: number,
  milliseconds: number,
): Promise<number> {
  await openPairs({ relay, process, load }, pairs);
  await load.drive({ pairs, framesPerSecond: FRAMES_PER_SECOND, milliseconds: 1_500 });
  const before = await process.cpu();
  const { received } = await load.drive({ pairs, framesPerSecond: FRAMES_PER_SECOND, milliseconds });
  return ((await process.cpu()) - before) / received;
}

/** Upwards from half of what `cost` (of one frame, in microseconds) promises, then by halves between the last two. */
export async function capacity(running: Running, cost: number, milliseconds: number): Promise<Capacity> {
  const full = 1e6 / (cost * FRAMES_PER_SECOND);
  let isAtLeast = false;
  /** Undefined if this many pairs stay within the latency; else how it went. */
  const fails = async (pairs: number): Promise<Try | undefined> => {
    let failures = 0;
    for (let tries = 1; ; tries++) {
      const one = await tryWith(running, pairs, milliseconds);
      if (one.p95 <= LATENCY) return undefined;
      // A relay that is late and had time left waited for a neighbour on the machine.
      if (one.relayShare >= BUSY_SHARE || one.loadShare >= BUSY_SHARE) failures += 1;
      if (failures < 2 && tries < MOST_TRIES) continue;
      isAtLeast = one.relayShare < BUSY_SHARE;
      return one;
    }
  };
  let pairs = 0;
  let beyond: Capacity['beyond'];
  for (let next = Math.floor(full / 2); pairs < MOST_PAIRS; next = Math.ceil(next * 1.2)) {
    const tried = Math.min(next, MOST_PAIRS);
    const driven = await fails(tried);
    if (driven) {
      beyond = beyondWith(tried, driven);
      break;
    }
    pairs = tried;
  }
  for (let halvings = 0; beyond && halvings < 2; halvings++) {
    const next = Math.round((pairs + beyond.pairs) / 2);
    const driven = await fails(next);
    if (driven) beyond = beyondWith(next, driven);
    else pairs = next;
  }
  return { pairs, beyond, isAtLeast: isAtLeast || !beyond };
}

function beyondWith(pairs: number, { p95, relayShare, loadShare }: Try): Capacity['beyond'] {
  return { pairs, p95, relayShare, loadShare };
}

interface Try extends Driven {
  /** Of its core that the relay itself took. */
  relayShare: number;
}

async function tryWith({ relay, process, load }: Running, pairs: number, milliseconds: number): Promise<Try> {
  await openPairs({ relay, process, load }, pairs);
  await load.drive({ pairs, framesPerSecond: FRAMES_PER_SECOND, milliseconds: 1_000 });
  const [before, start] = [await process.cpu(), performance.now()];
  const driven = await load.drive({ pairs, framesPerSecond: FRAMES_PER_SECOND, milliseconds });
  const cpu = (await process.cpu()) - before;
  return { ...driven, relayShare: cpu / 1000 / (performance.now() - start) };
}

/** So many pairs are there before the first look: what the first of them bring along is not a pair’s. */
const BEFORE = 1_000;

/** What each further pair that says nothing takes, in bytes. `settleMs`: until what joining needed is done with. */
export async function idleMemory(
  { relay, process, load }: Running,
  pairs: number,
  settleMs: number,
): Promise<Memory> {
  const at = async (count: number) => {
    await load.tell({ do: 'open', relay, port: process.port, pairs: count });
    await delay(settleMs);
    await process.memory();
    return process.memory();
  };
  const [before, after] = [await at(BEFORE), await at(pairs)];
  const each = (what: keyof Memory) => (after[what] - before[what]) / (pairs - BEFORE);
  return { rss: each('rss'), heap: each('heap') };
}
