/** Asks for the service by the addresses that browsers use, so through whatever stands in front of it. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import * as v from 'valibot';
import type { Origins } from '../http/security-headers.ts';
import { codeOf, type Finding } from './finding.ts';

const TIMEOUT_MS = 5000;
/** Nobody's address (RFC 5737), in a header that a proxy must not believe. */
const CLAIMED = '192.0.2.1';

const addressSchema = v.object({ address: v.string(), forwarded: v.boolean() });

/** @param trustProxy whether the service believes what a proxy says about the client */
export async function checkProxy({ console, viewer }: Origins, trustProxy: boolean): Promise<Finding[]> {
  const reached = [await reach(`${console}/healthz`, 'PUBLIC_URL'), await checkViewer(viewer, console)];
  if (reached[0]?.is !== 'right') return reached;
  const forwarded: Finding = trustProxy
    ? await checkForwarded(console)
    : { is: 'skipped', says: 'PUBLIC_URL is http:, so no header of a proxy is believed' };
  return [...reached, await checkUpgrade(console), forwarded];
}

function get(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
}

async function reach(url: string, variable: 'PUBLIC_URL' | 'VIEWER_ORIGIN'): Promise<Finding> {
  try {
    const { status } = await get(url);
    if (status === 200) return { is: 'right', says: `${variable} answers` };
    const todo =
      status === 421
        ? `Let the proxy pass Host on unchanged, and set ${variable} to what browsers ask for.`
        : 'Start the service, see what else is wrong here, and lead this host name to its PORT.';
    return { is: 'wrong', says: `${variable} answers with ${status}`, todo };
  } catch (error) {
    const says = `${variable} does not answer (${codeOf(error)})`;
    const todo =
      'Start the service and the proxy; look at the name in DNS, the certificate and the firewall.';
    return { is: 'wrong', says, todo };
  }
}

async function checkViewer(viewer: string, console: string): Promise<Finding> {
  const reached = await reach(`${viewer}/`, 'VIEWER_ORIGIN');
  if (reached.is !== 'right') return reached;
  const page = await get(`${viewer}/`).then(
    (response) => response.text(),
    () => '',
  );
  if (page.includes(console))
    return { is: 'right', says: 'VIEWER_ORIGIN answers with the viewer of this console' };
  const says = 'VIEWER_ORIGIN answers, but not with the viewer of this console';
  return { is: 'wrong', says, todo: 'Lead both host names to this service, and pass Host on unchanged.' };
}

/** The first request of a WebSocket; it ends as soon as it is answered. */
async function checkUpgrade(console: string): Promise<Finding> {
  const answer = await new Promise<string>((resolve) => {
    const request = console.startsWith('https:') ? httpsRequest : httpRequest;
    const asked = request(`${console}/relay/?EIO=4&transport=websocket`, {
      timeout: TIMEOUT_MS,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        // The server only has to give it back, mixed with a constant.
        'Sec-WebSocket-Key': 'bWVka2lnIGRvY3RvciEhIQ==',
        Origin: console,
      },
    });
    asked.once('upgrade', (_response, socket) => {
      socket.destroy();
      resolve('open');
    });
    asked.once('response', ({ statusCode }) => resolve(String(statusCode)));
    asked.once('timeout', () => resolve('no answer'));
    asked.once('error', (error) => resolve(codeOf(error)));
    asked.end();
  });
  if (answer === 'open') return { is: 'right', says: 'a WebSocket to /relay/ opens' };
  const says = `a WebSocket to /relay/ does not open (${answer}); long-polling carries it, a little slower`;
  return { is: 'wrong', says, todo: 'Let the proxy pass Upgrade and Connection on for /relay/.' };
}

async function checkForwarded(console: string): Promise<Finding> {
  const [plain, claimed] = await Promise.all([addressSeen(console), addressSeen(console, CLAIMED)]);
  if (!plain || !claimed)
    return {
      is: 'wrong',
      says: 'the service does not say whom it counts by',
      todo: 'Let the proxy pass /healthz/address on.',
    };
  if (claimed.address === CLAIMED) {
    const says =
      'the proxy passes on an X-Forwarded-For that a client made up: anybody can guess codes as somebody else';
    return {
      is: 'wrong',
      says,
      todo: 'Let the first proxy write X-Forwarded-For itself, its own entry last.',
    };
  }
  if (!plain.forwarded) {
    const says = 'no X-Forwarded-For arrives: everybody counts as one address';
    return { is: 'wrong', says, todo: 'Let the proxy set X-Forwarded-For, its own entry last.' };
  }
  return { is: 'right', says: 'X-Forwarded-For arrives, and what a client claims is not believed' };
}

async function addressSeen(
  console: string,
  claim?: string,
): Promise<v.InferOutput<typeof addressSchema> | undefined> {
  try {
    const response = await get(`${console}/healthz/address`, claim ? { 'X-Forwarded-For': claim } : {});
    const read = v.safeParse(addressSchema, await response.json());
    return read.success ? read.output : undefined;
  } catch {
    return undefined;
  }
}
