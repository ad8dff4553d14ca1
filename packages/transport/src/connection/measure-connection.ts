/**
 * «Tjek forbindelsen»: tries each way to the service for itself, so that what a network blocks has a name. Sends and
 * leaves nothing but requests that anybody may make.
 */
import type { ConnectionMeasures } from './connection-verdict.ts';
import { hasCandidate } from './ice-candidate.ts';

export interface MeasureOptions {
  window: Window & typeof globalThis;
  /** The origin of the service. */
  server: string;
  /** TURN servers with credentials, where the asker has a right to them. */
  turn(): Promise<readonly TurnServer[]>;
}

/** As RTCPeerConnection takes them. */
export interface TurnServer {
  urls: string[];
  username?: string;
  credential?: string;
}

/** Each way has this long, in milliseconds. */
const LIMIT_MS = 5000;
/** The first request opens the connection and would count double. */
const ROUND_TRIPS = 3;

export async function measureConnection({
  window,
  server,
  turn,
}: MeasureOptions): Promise<ConnectionMeasures> {
  const within = <T, U>(attempt: (signal: AbortSignal) => Promise<T>, otherwise: U): Promise<T | U> => {
    const signal = window.AbortSignal.timeout(LIMIT_MS);
    const late = new Promise<U>((resolve) => signal.addEventListener('abort', () => resolve(otherwise)));
    return Promise.race([attempt(signal).catch(() => otherwise), late]);
  };
  const relay = `${server}/relay/?EIO=4&transport=`;

  async function ask(address: string, init: RequestInit): Promise<string> {
    const answer = await window.fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      ...init,
    });
    if (!answer.ok) throw new Error('refused');
    return answer.text();
  }

  /** The shortest time, and the addresses that tell which way out UDP has. */
  async function askService(signal: AbortSignal): Promise<{ ms: number; stun: string[] }> {
    let ms = Number.POSITIVE_INFINITY;
    let stun: string[] = [];
    for (let time = 0; time < ROUND_TRIPS; time += 1) {
      const began = window.performance.now();
      stun = (await ask(`${server}/embed/v1/connection`, { signal }))
        .split('\n')
        .filter((line) => /^stuns?:/.test(line));
      ms = Math.min(ms, window.performance.now() - began);
    }
    return { ms, stun };
  }

  function openWebSocket(signal: AbortSignal): Promise<boolean> {
    const socket = new window.WebSocket(`${relay.replace(/^http/, 'ws')}websocket`);
    signal.addEventListener('abort', () => socket.close());
    return new Promise((resolve) => {
      socket.onmessage = () => {
        resolve(true);
        socket.close();
      };
      socket.onerror = socket.onclose = () => resolve(false);
    });
  }

  async function poll(signal: AbortSignal): Promise<boolean> {
    const opened = await ask(`${relay}polling`, { signal });
    const [, sid] = /"sid":"([\w-]+)"/.exec(opened) ?? [];
    if (sid === undefined) return false;
    // A goodbye, so that the service need not wait for the next poll.
    void ask(`${relay}polling&sid=${sid}`, { signal, method: 'POST', body: '1' }).catch(() => {});
    return true;
  }

  async function reach(servers: readonly TurnServer[], type: 'relay' | 'srflx'): Promise<boolean | null> {
    if (servers.length === 0) return null;
    return within((signal) => hasCandidate(window, servers, type, signal), false);
  }

  const [service, webSocket, polling, servers] = await Promise.all([
    within(askService, undefined),
    within(openWebSocket, false),
    within(poll, false),
    within(turn, []),
  ]);
  const only = (isTcp: boolean) =>
    servers
      .map((one) => ({ ...one, urls: one.urls.filter((url) => /^turns|transport=tcp/.test(url) === isTcp) }))
      .filter(({ urls }) => urls.length > 0);
  const stun = service?.stun.length ? [{ urls: service.stun }] : [];
  const [udp, turnTcp] = await Promise.all([
    servers.length > 0 ? reach(only(false), 'relay') : reach(stun, 'srflx'),
    reach(only(true), 'relay'),
  ]);
  return { roundTripMs: service ? Math.round(service.ms) : null, webSocket, polling, udp, turnTcp };
}
