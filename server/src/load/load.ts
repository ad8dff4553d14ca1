/** How much this process has to do. Pure; what it reads comes in. */

/**
 * `strained`: no new codes, so that what goes on has what it needs. `overloaded`: nobody new is let in either, and who
 * is cut off comes back when it is over.
 */
export const loads = ['calm', 'strained', 'overloaded'] as const;
export type Load = (typeof loads)[number];

export interface Reading {
  /** Of the memory that objects may have at most, how much they have: 0 to 1. */
  heap: number;
  /** What all but a tenth of the event loop's rounds were late by at most, in milliseconds. */
  delayMs: number;
}

export interface LoadLimits {
  strained: Reading;
  overloaded: Reading;
  /** So many looks in a row must say so before the load rises; one long collection of garbage is none. */
  looksToRise: number;
  /** And before it falls, so that those who were held back do not come all at once. */
  looksToFall: number;
}

/** A look is taken each second. */
export const loadLimits: LoadLimits = {
  strained: { heap: 0.8, delayMs: 150 },
  overloaded: { heap: 0.9, delayMs: 500 },
  looksToRise: 5,
  looksToFall: 10,
};

export interface LoadState {
  load: Load;
  /** The looks in a row, up to now, that saw more than `load`, and those that saw less: each what it saw. */
  apart: readonly Load[];
}

export const calm: LoadState = { load: 'calm', apart: [] };

export function loadAfter({ load, apart }: LoadState, reading: Reading, limits: LoadLimits): LoadState {
  const seen = seenIn(reading, limits);
  if (seen === load) return { load, apart: [] };
  const [first] = apart;
  const isSameWay = first !== undefined && isAbove(first, load) === isAbove(seen, load);
  const looks = isSameWay ? [...apart, seen] : [seen];
  const needed = isAbove(seen, load) ? limits.looksToRise : limits.looksToFall;
  if (looks.length < needed) return { load, apart: looks };
  // Of what they saw, what is nearest to where it was.
  const ranks = looks.map((one) => loads.indexOf(one));
  const rank = isAbove(seen, load) ? Math.min(...ranks) : Math.max(...ranks);
  return { load: loads[rank] ?? load, apart: [] };
}

function seenIn({ heap, delayMs }: Reading, { strained, overloaded }: LoadLimits): Load {
  if (heap >= overloaded.heap || delayMs >= overloaded.delayMs) return 'overloaded';
  return heap >= strained.heap || delayMs >= strained.delayMs ? 'strained' : 'calm';
}

function isAbove(one: Load, other: Load): boolean {
  return loads.indexOf(one) > loads.indexOf(other);
}
