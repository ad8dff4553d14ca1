import { type Asset, hashOf } from './fetch-asset.ts';

/** Bytes for one site; what was asked for longest ago gives way. */
const SHELF_BYTES = 20_000_000;
/** A file is asked for anew after this long, in milliseconds. */
const FRESH_MS = 60 * 60_000;
/** A site is not asked again for what it did not have. */
const MISSING_MS = 60_000;
const MOST_MISSING = 2_000;

/** A site's public files, in memory, bounded. */
export interface AssetShelf {
  /** `missing` while the last answer was that there is nothing; undefined when the site must be asked. */
  find(url: string): Asset | 'missing' | undefined;
  keep(url: string, asset: Asset | undefined): void;
}

/** @param now milliseconds */
export function createAssetShelf(now: () => number, bytes = SHELF_BYTES): AssetShelf {
  // In the order of use: the first is the one that gives way.
  const files = new Map<string, { asset: Asset; until: number }>();
  const missing = new Map<string, number>();
  let held = 0;

  function drop(url: string): void {
    held -= files.get(url)?.asset.body.length ?? 0;
    files.delete(url);
  }

  return {
    find(url) {
      const file = files.get(url);
      if (!file) return (missing.get(url) ?? 0) > now() ? 'missing' : undefined;
      drop(url);
      if (file.until <= now() || hashOf(file.asset.body) !== file.asset.hash) return undefined;
      files.set(url, file);
      held += file.asset.body.length;
      return file.asset;
    },
    keep(url, asset) {
      drop(url);
      missing.delete(url);
      if (!asset) {
        missing.set(url, now() + MISSING_MS);
        const [oldest] = missing.keys();
        if (missing.size > MOST_MISSING && oldest !== undefined) missing.delete(oldest);
        return;
      }
      files.set(url, { asset, until: now() + FRESH_MS });
      held += asset.body.length;
      for (const oldest of files.keys()) {
        if (held <= bytes) break;
        drop(oldest);
      }
    },
  };
}
