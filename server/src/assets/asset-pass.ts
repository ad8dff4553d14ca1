/**
 * What opens the asset store for one site: told to signed-in agents whose hotline answers for it, and part of each
 * asset's address, because the viewer's origin has no cookies.
 *
 * It is not bound to the sign-in, and stays good when that is revoked: what it opens are files that the municipality's
 * own site gives anybody, asked for without a cookie or a query. It keeps strangers from having the server fetch; a look
 * into the database for each of a page's pictures would keep nothing else from anybody.
 */
import { createHmac, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';

const DAY_MS = 24 * 60 * 60_000;

export interface AssetPasses {
  /** Good today and tomorrow, so that no session is cut at midnight (UTC). */
  issue(site: string): string;
  isGood(pass: string, site: string): boolean;
}

export function createAssetPasses(deps: {
  /** The first makes passes, all of them open. */
  privateKeys: readonly [KeyObject, ...KeyObject[]];
  /** Milliseconds since 1970. */
  now(): number;
}): AssetPasses {
  const { privateKeys, now } = deps;
  const keys = privateKeys.map(passKey);
  const today = () => Math.floor(now() / DAY_MS);
  const passOf = (key: Buffer, day: number, site: string) =>
    `${day}.${createHmac('sha256', key).update(`${day} ${site}`).digest('base64url')}`;

  return {
    issue: (site) => passOf(passKey(privateKeys[0]), today(), site),
    isGood(pass, site) {
      const day = Number(/^(\d{1,6})\./.exec(pass)?.[1]);
      const age = today() - day;
      return (age === 0 || age === 1) && keys.some((key) => isSame(pass, passOf(key, day, site)));
    },
  };
}

/** A key of its own, so that no signature made for something else is a pass. */
function passKey(privateKey: KeyObject): Buffer {
  const own = privateKey.export({ format: 'der', type: 'pkcs8' });
  return Buffer.from(hkdfSync('sha256', own, '', 'medkig asset pass', 32));
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
