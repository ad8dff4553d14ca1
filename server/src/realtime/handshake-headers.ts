import type { IncomingHttpHeaders } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * The origin of the page behind a handshake, or undefined if the browser does not say.
 *
 * Browsers leave `Origin` out of a same-origin GET, which is how the console starts to poll; they say
 * `Sec-Fetch-Site: same-origin` instead, which no page can set. It counts only on the console's own host,
 * because other hosts of this server (the viewer) hold untrusted pages.
 */
export function pageOrigin(headers: IncomingHttpHeaders, consoleOrigin: string): string | undefined {
  if (headers.origin !== undefined) return headers.origin === 'null' ? undefined : headers.origin;
  const ownPage = headers['sec-fetch-site'] === 'same-origin' && headers.host === new URL(consoleOrigin).host;
  return ownPage ? consoleOrigin : undefined;
}

/**
 * What addresses are counted by: an IPv4 address, or the first 56 bits of an IPv6 one, since one household gets
 * that many. Behind a trusted proxy the last entry of X-Forwarded-For counts: the earlier ones are the client's own words.
 */
export function addressKey(
  remoteAddress: string | undefined,
  headers: IncomingHttpHeaders,
  trustProxy: boolean,
): string {
  const forwarded = headers['x-forwarded-for'];
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined;
  const address = (trustProxy && last) || remoteAddress || '';
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? prefix56(plain) : 'unknown';
}

function prefix56(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const gap = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  const groups = [...left, ...gap, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16));
  return groups.map((group, index) => (index === 3 ? group & 0xff00 : group).toString(16)).join(':');
}
