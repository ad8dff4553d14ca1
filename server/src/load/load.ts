/** How much this process has to do. Pure; what it reads comes in. */

/**
 * `strained`: no new codes, so that what goes on has what it needs. `overloaded`: nobody new is let in either, and who
 * is cut off comes back when it is over.
 */
export const loads = ['calm', 'strained', 'overloaded'] as const;
export type Load = (typeof loads)[number];

export interface Reading {
  /** Of the memory that objects that last may have at most, how much they have: 0 to 1. */
  heap: number;
  /** What all but a tenth of the event loop's rounds were late by at most, in milliseconds. */
  delayMs: number;
}

export interface LoadLimits {
  strained: Reading;
  overloaded: Reading;
  /** So many looks in a row must say so before the load rises: for a full memory, which ends the process. */
  looksToRiseByHeap: number;
  /** And for a loop that is late; one long collection of garbage is none. */
  looksToRiseByDelay: number;
  /** And before it falls, so that those who were held back do not come all at once. */
  looksToFall: number;
}

/** A look is taken each second. */
export const loadLimits: LoadLimits = {
  strained: { heap: 0.8, delayMs: 250 },
  overloaded: { heap: 0.9, delayMs: 1000 },
  looksToRiseByHeap: 2,
  looksToRiseByDelay: 10,
  looksToFall: 10,
};

/** What a look has seen in each of the two. */
interface Look {
  heap: Load;
  delay: Load;
}

export interface LoadState {
  load: Load;
  /** The looks since the load changed, the last ones at most. */
  looks: readonly Look[];
}

export const calm: LoadState = { load: 'calm', looks: [] };

export function loadAfter(state: LoadState, reading: Reading, limits: LoadLimits): LoadState {
  const { looksToRiseByHeap, looksToRiseByDelay, looksToFall } = limits;
  const most = Math.max(looksToRiseByHeap, looksToRiseByDelay, looksToFall);
  const looks = [...state.looks, lookAt(reading, limits)].slice(-most);
  const risen = highest([
    lowest(lastOf(looks, looksToRiseByHeap).map(({ heap }) => heap)),
    lowest(lastOf(looks, looksToRiseByDelay).map(({ delay }) => delay)),
  ]);
  if (loads.indexOf(risen) > loads.indexOf(state.load)) return { load: risen, looks: [] };
  if (looks.length < looksToFall) return { load: state.load, looks };
  const fallen = highest(lastOf(looks, looksToFall).flatMap(({ heap, delay }) => [heap, delay]));
  if (loads.indexOf(fallen) < loads.indexOf(state.load)) return { load: fallen, looks: [] };
  return { load: state.load, looks };
}

function lookAt({ heap, delayMs }: Reading, { strained, overloaded }: LoadLimits): Look {
  return {
    heap: level(heap, strained.heap, overloaded.heap),
    delay: level(delayMs, strained.delayMs, overloaded.delayMs),
  };
}

function level(value: number, strained: number, overloaded: number): Load {
  if (value >= overloaded) return 'overloaded';
  return value >= strained ? 'strained' : 'calm';
}

/** The last so many; none if there are fewer. */
function lastOf(looks: readonly Look[], count: number): readonly Look[] {
  return looks.length < count ? [] : looks.slice(-count);
}

function highest(some: readonly Load[]): Load {
  return loads.findLast((load) => some.includes(load)) ?? 'calm';
}

function lowest(some: readonly Load[]): Load {
  return loads.find((load) => some.includes(load)) ?? 'calm';
}
