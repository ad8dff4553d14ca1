import type { Picture } from './agent-state.ts';

/** From this age (milliseconds) the picture is called old: greyed, tools off. */
const STALE_MS = 5000;
/** From this age the status line says it. */
const SAID_MS = 3000;

/** How long ago (milliseconds) the picture was last known to be true; 0 while the citizen is heard. */
export function pictureAge(picture: Picture, now: number): number {
  return picture.is === 'away' ? Math.max(0, now - picture.since) : 0;
}

export function isStale(picture: Picture, now: number): boolean {
  return pictureAge(picture, now) >= STALE_MS;
}

/** Whole seconds to show, or undefined while the age is not worth a word. */
export function secondsOld(picture: Picture, now: number): number | undefined {
  const age = pictureAge(picture, now);
  return age >= SAID_MS ? Math.floor(age / 1000) : undefined;
}
