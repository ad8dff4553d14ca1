/** Where the stage takes pictures and fonts from: the asset store, and nothing else. */

/** Longer addresses are cut off by servers on the way. */
const LONGEST = 1_500;

/** The address under which the store keeps a public file, or undefined where the store does not carry it. */
export type AssetAddress = (url: string) => string | undefined;

/**
 * @param store absolute address that ends with `/`; undefined while the console has not told it
 * @param origins whose files the store carries
 */
export function assetAddress(store: string | undefined, origins: readonly string[]): AssetAddress {
  return (url) => {
    const parsed = store === undefined ? null : URL.parse(url);
    if (!parsed || !/^https?:$/.test(parsed.protocol) || !origins.includes(parsed.origin)) return undefined;
    const plain = parsed.origin + parsed.pathname;
    return plain.length > LONGEST ? undefined : `${store}${toBase64Url(plain)}`;
  };
}

/** The store's address, an inlined picture as it is, or undefined. */
export function pictureAddress(url: string, address: AssetAddress): string | undefined {
  const trimmed = url.trim();
  return isInlinedPicture(trimmed) ? trimmed : address(trimmed);
}

/** Pictures cannot run or load anything, whatever is drawn in them: browsers see to that. */
export function isInlinedPicture(url: string): boolean {
  return /^data:image\/[a-z0-9.+-]+[;,]/i.test(url);
}

export function isInlinedFont(url: string): boolean {
  return /^data:(?:font\/[a-z0-9.+-]+|application\/(?:x-)?font[a-z0-9.+-]*)[;,]/i.test(url);
}

function toBase64Url(text: string): string {
  // What `URL` returns is ASCII.
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
