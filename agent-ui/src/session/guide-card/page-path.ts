/** Paths of pages, as the steps of guide cards name them: `*` stands for any part. */

/** How much of a path the pattern says: of two that match, the greater one is meant. */
export function weightOf(pattern: string): number {
  return pattern.replaceAll('*', '').length;
}

/** The path of an address, as people write it; undefined for what is no address. */
export function pathOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const path = new URL(address).pathname;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
