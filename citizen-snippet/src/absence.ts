/** How a page was arrived at, as far as the browser tells. Times in milliseconds since 1970. */
export interface Arrival {
  /** `navigate`, `reload`, `back_forward`; undefined where the browser does not say. */
  type: string | undefined;
  /** When the navigation to this page began. */
  startedAt: number;
}

/** Clocks of two pages may differ by a little (milliseconds). */
const TOLERANCE_MS = 100;

/**
 * Whether the citizen was somewhere else between two pages of the site: at MitID, on another site, on a page
 * without Medkig. A step from page to page begins before the first one is left; coming back from elsewhere
 * begins after it. A reload and a tab that is opened again are no journeys. Going back is one when the page was
 * `headed` for MitID, for all that a button of the site could tell.
 */
export function wasAbsent(leftAt: number | null, headed: boolean, { type, startedAt }: Arrival): boolean {
  if (type === 'back_forward') return headed;
  return type === 'navigate' && leftAt !== null && startedAt > leftAt + TOLERANCE_MS;
}

export function arrivalOf({ performance }: Pick<Window, 'performance'>): Arrival {
  const [entry] = performance.getEntriesByType('navigation');
  const type = entry && 'type' in entry && typeof entry.type === 'string' ? entry.type : undefined;
  return { type, startedAt: performance.timeOrigin };
}
