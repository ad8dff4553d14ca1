import type { Destination, LiveState, Picture } from './agent-state.ts';

/** From this age (milliseconds) the picture is called old: greyed, tools off. */
const STALE_MS = 5000;
/** From this age the picture is taken away: the citizen is told that nobody sees the page any more. */
const GONE_MS = 15_000;
/** From this age the status line says it. */
const SAID_MS = 3000;
/** A page that is still there this long after it said that it goes elsewhere has stayed: a download, say. */
const LEAVES_MS = 10_000;

/** How long ago (milliseconds) the picture was last known to be true; 0 while the citizen is heard. */
export function pictureAge(picture: Picture, now: number): number {
  return picture.is === 'away' ? Math.max(0, now - picture.since) : 0;
}

export function isStale(picture: Picture, now: number): boolean {
  return pictureAge(picture, now) >= STALE_MS;
}

export function isGone(picture: Picture, now: number): boolean {
  return pictureAge(picture, now) >= GONE_MS;
}

/** Whole seconds to show, or undefined while the age is not worth a word. */
export function secondsOld(picture: Picture, now: number): number | undefined {
  const age = pictureAge(picture, now);
  return age >= SAID_MS ? Math.floor(age / 1000) : undefined;
}

/** The citizen is known to be on a page where nobody looks along. */
export function isElsewhere({ picture, destination }: Pick<LiveState, 'picture' | 'destination'>): boolean {
  return picture.is === 'away' && picture.who === 'citizen' && destination !== undefined;
}

/** Where the citizen is, or goes at this moment, and nobody looks along. `now` in milliseconds. */
export function whereabouts(live: LiveState, now: number): Destination | undefined {
  const { picture, destination } = live;
  const isPaused = picture.is === 'paused' && picture.cause === 'away';
  const goes = isPaused && destination !== undefined && now - destination.at < LEAVES_MS;
  return goes || isElsewhere(live) ? destination : undefined;
}
