/** Counts what may come in any number: of each kind there is one word an hour. */

const HOUR_MS = 60 * 60_000;

export interface HourlyCount<Kind> {
  add(kind: Kind): void;
  /** Tells of the hours that are over. */
  tellOver(): void;
  /** Tells of everything so far. */
  tellAll(): void;
}

interface Counted<Kind> {
  kind: Kind;
  count: number;
  /** When the hour began, in milliseconds since 1970. */
  hour: number;
}

/** @param now milliseconds since 1970 */
export function createHourlyCount<Kind>(
  now: () => number,
  tell: (counted: Counted<Kind>) => void,
): HourlyCount<Kind> {
  const counts = new Map<string, Counted<Kind>>();
  const hourNow = () => Math.floor(now() / HOUR_MS) * HOUR_MS;

  function tellWhere(isDue: (counted: Counted<Kind>) => boolean): void {
    for (const [key, counted] of counts) {
      if (!isDue(counted)) continue;
      counts.delete(key);
      tell(counted);
    }
  }
  const tellOver = () => tellWhere(({ hour }) => hour !== hourNow());

  return {
    add(kind) {
      tellOver();
      const key = JSON.stringify(kind);
      const counted = counts.get(key) ?? { kind, count: 0, hour: hourNow() };
      counts.set(key, { ...counted, count: counted.count + 1 });
    },
    tellOver,
    tellAll: () => tellWhere(() => true),
  };
}
