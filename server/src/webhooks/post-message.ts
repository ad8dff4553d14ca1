import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from '../assets/public-address.ts';
import { lookupPublic, NoPublicAddress } from '../assets/public-lookup.ts';

export interface Message {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/**
 * An HTTP status, which is a delivery from 200 to 299 only: nobody is followed elsewhere. `secret-unreadable`: nothing was
 * sent, since no key of ours opens what would sign it.
 */
export type Outcome = `${number}` | 'timeout' | 'unreachable' | 'private-address' | 'secret-unreadable';

const LONGEST_MS = 10_000;
const thisMachine = ['localhost', '127.0.0.1'];

export interface PostOptions {
  /** Whether a webhook may lead to this machine. */
  local: boolean;
  /** Milliseconds until it is given up. */
  timeoutMs?: number;
}

/** Sends one message to a receiver on the open internet; what the receiver says beside its status is not read. */
export async function postMessage(
  { url, headers, body }: Message,
  { local, timeoutMs = LONGEST_MS }: PostOptions,
): Promise<Outcome> {
  const target = URL.parse(url);
  if (!target) return 'unreachable';
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const isHere = thisMachine.includes(host);
  if (isHere ? !local : isIP(host) !== 0 && !isPublicAddress(host)) return 'private-address';
  if (!isHere && target.protocol !== 'https:') return 'unreachable';

  const request = target.protocol === 'https:' ? requestHttps : requestHttp;
  const signal = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const options = {
      method: 'POST',
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      signal,
      agent: false as const,
      ...(!isHere && { lookup: lookupPublic }),
    };
    const sending = request(target, options, (response) => {
      resolve(`${response.statusCode ?? 0}`);
      response.destroy();
    });
    sending.on('error', (error) => {
      if (error instanceof NoPublicAddress) resolve('private-address');
      else resolve(signal.aborted ? 'timeout' : 'unreachable');
    });
    sending.end(body);
  });
}
