import type { KeptSite } from '@medkig/api/municipality';

/** When the tag was last heard from, on any of the origins. */
export type Sighting =
  /** There is no site that it could stand on. */
  | { is: 'nowhere' }
  | { is: 'never' }
  | { is: 'today' }
  /** Whole days by the calendar, from 1. */
  | { is: 'earlier'; days: number };

/** `now` in milliseconds since 1970; days are those of the browser's own time zone. */
export function lastSighting(sites: readonly KeptSite[], now: number): Sighting {
  if (sites.length === 0) return { is: 'nowhere' };
  const moments = sites.flatMap(({ origins }) => origins.flatMap(({ lastSeenAt }) => lastSeenAt ?? []));
  return moments.length > 0 ? sightingAt(Math.max(...moments), now) : { is: 'never' };
}

export function sightingAt(lastSeenAt: number | null, now: number): Sighting {
  if (lastSeenAt === null) return { is: 'never' };
  const days = Math.round((midnightBefore(now) - midnightBefore(lastSeenAt)) / DAY_MS);
  return days > 0 ? { is: 'earlier', days } : { is: 'today' };
}

const DAY_MS = 86_400_000;

function midnightBefore(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
