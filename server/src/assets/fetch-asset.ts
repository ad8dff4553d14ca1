import { createHash } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { publicAssetKind } from './asset-kind.ts';
import { lookupPublic } from './public-lookup.ts';

export interface Asset {
  body: Buffer;
  type: string;
  /** SHA-256 of the body, base64url. */
  hash: string;
}

/** Bytes of one file. */
const LARGEST = 1_000_000;
/** From the first byte asked to the last one heard, in milliseconds. */
const LONGEST_MS = 5_000;
const MOST_REDIRECTS = 2;

/**
 * Asks a site for one of its files as a stranger would: no cookie, no referrer. Undefined for whatever is not a
 * small public picture or font that the same origin hands out.
 */
export async function fetchAsset(url: URL): Promise<Asset | undefined> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  try {
    for (let at = url, redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const response = await ask(at, signal);
      const next = redirected(response, at);
      if (!next) return await take(response);
      response.destroy();
      if (next.origin !== url.origin) return undefined;
      at = next;
    }
  } catch {
    // The net says no in many ways, and each means the same: there is nothing to show.
  }
  return undefined;
}

function ask(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const headers = { Accept: 'image/*, font/*', 'Accept-Encoding': 'identity', 'User-Agent': 'Medkig' };
  return new Promise((resolve, reject) => {
    const options = {
      method: 'GET',
      headers,
      signal,
      agent: false as const,
      lookup: publicOnly(url.hostname),
    };
    request(url, options, resolve).on('error', reject).end();
  });
}

function redirected(response: IncomingMessage, from: URL): URL | undefined {
  const { statusCode = 0, headers } = response;
  const { location } = headers;
  if (statusCode < 300 || statusCode > 399 || location === undefined) return undefined;
  return URL.parse(location, from.href) ?? undefined;
}

async function take(response: IncomingMessage): Promise<Asset | undefined> {
  const type = response.statusCode === 200 ? publicAssetKind(response.headers) : undefined;
  const isPlain = (response.headers['content-encoding'] ?? 'identity') === 'identity';
  const body = type !== undefined && isPlain ? await read(response) : undefined;
  response.destroy();
  return type === undefined || !body ? undefined : { body, type, hash: hashOf(body) };
}

async function read(response: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) return undefined;
    length += chunk.length;
    if (length > LARGEST) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url');
}

/** An origin that was allowed by its number, or as this machine, is meant as it is. */
function publicOnly(hostname: string): LookupFunction {
  return isIP(hostname) || hostname === 'localhost' ? systemLookup : lookupPublic;
}
