import type { Filing } from './filing.ts';

/** A filing is dropped one hour after it was last changed. */
export const filingLifetimeMs = 60 * 60 * 1000;

/** Enough for a demo; beyond it the filing that rested longest gives way. A full filing is about 1 kB. */
const capacity = 2000;

export interface FilingStore {
  read(id: string): Filing | undefined;
  write(id: string, filing: Filing): void;
}

/** Keeps filings in memory alone; `clock` gives milliseconds since 1970. */
export function createFilingStore(clock: () => number): FilingStore {
  // A Map keeps the order of writing, so the oldest entries come first.
  const entries = new Map<string, { filing: Filing; until: number }>();

  const dropOld = () => {
    for (const [id, { until }] of entries) {
      if (until > clock() && entries.size < capacity) return;
      entries.delete(id);
    }
  };

  return {
    read(id) {
      const entry = entries.get(id);
      return entry && entry.until > clock() ? entry.filing : undefined;
    },
    write(id, filing) {
      entries.delete(id);
      dropOld();
      entries.set(id, { filing, until: clock() + filingLifetimeMs });
    },
  };
}
