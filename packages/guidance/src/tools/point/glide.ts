interface Spot {
  x: number;
  y: number;
}

export interface Glide {
  /** Where to draw what belongs at `target`, at `now` in milliseconds. */
  (target: Spot, now: number): Spot;
  /** The target is another one from now on. */
  aimed(now: number): void;
}

/** As long as a word about a pointer needs on a usual line, so that jumps become a movement. */
const GLIDE_MS = 90;

/**
 * Goes from the last target to the next one. Only a new aim makes it glide: with the page it moves at once, since what is
 * pointed at moves too.
 */
export function createGlide(calm: boolean): Glide {
  let behind: Spot = { x: 0, y: 0 };
  let aimedAt: number | undefined;
  let shown: Spot | undefined;
  let isNew = false;

  const glide = (target: Spot, now: number): Spot => {
    if (isNew && shown && !calm) behind = { x: shown.x - target.x, y: shown.y - target.y };
    isNew = false;
    const left = aimedAt === undefined ? 0 : Math.max(0, 1 - (now - aimedAt) / GLIDE_MS);
    shown = { x: target.x + behind.x * left, y: target.y + behind.y * left };
    return shown;
  };
  return Object.assign(glide, {
    aimed(now: number) {
      aimedAt = now;
      isNew = true;
    },
  });
}
