import type { Opening } from '@medkig/api/opening';

/**
 * What the hours say at `now` (milliseconds), also before the server has been asked anew: at the minute of the
 * change they flip, without the next time, which only the server knows.
 */
export function openingNow(opening: Opening, now: number): Opening {
  if (opening.changesAt === null || now < opening.changesAt) return opening;
  return opening.open
    ? { open: false, next: null, changesAt: null }
    : { open: true, until: null, changesAt: null };
}
