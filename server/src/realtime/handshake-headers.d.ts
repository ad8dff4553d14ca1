import type { IncomingHttpHeaders } from 'node:http';
/**
 * The origin of the page behind a handshake, or undefined if the browser does not say.
 *
 * Browsers leave `Origin` out of a same-origin GET, which is how the console starts to poll; they say
 * `Sec-Fetch-Site: same-origin` instead, which no page can set. It counts only on the console's own host,
 * because other hosts of this server (the viewer) hold untrusted pages.
 */
export declare function pageOrigin(headers: IncomingHttpHeaders, consoleOrigin: string): string | undefined;
/**
 * What addresses are counted by: an IPv4 address, or the first 56 bits of an IPv6 one, since one household gets
 * that many. Behind a trusted proxy the last entry of X-Forwarded-For counts: the earlier ones are the client's own words.
 */
export declare function addressKey(remoteAddress: string | undefined, headers: IncomingHttpHeaders, trustProxy: boolean): string;
//# sourceMappingURL=handshake-headers.d.ts.map