/** One side's connection to a running relay, without a browser and without a session. */
import { ticketSchema } from '@medkig/api/session';
import { SIGNALING_VERSION } from '@medkig/protocol/signaling/limits';
import type { Join } from '@medkig/protocol/signaling/messages';
import { readPeerNotice } from '@medkig/transport/agent-relay';
import { connectRelay, type Relay } from '@medkig/transport/relay';
import { parse } from 'valibot';
import { expect, vi } from 'vitest';
import type { Medkig } from './medkig.ts';

export interface RelayPeer {
  relay: Relay;
  /** What it was told, in order. */
  told: string[];
  frames: Uint8Array[];
  /** Resolves when it has been told this and nothing else. */
  until(what: readonly string[], timeoutMs: number): Promise<void>;
  /** Its clock goes on by this many milliseconds. */
  pass(milliseconds: number): void;
  wake(): void;
}

export const asCitizen = async (): Promise<Join> => ({
  v: SIGNALING_VERSION,
  seat: 'citizen',
  site: 'vestby',
});

/** `whenUp` is called at each connection, as the apps take their seat then. */
export function joinRelay(server: string, join: () => Promise<Join>, whenUp = () => {}): RelayPeer {
  const told: string[] = [];
  const frames: Uint8Array[] = [];
  let wake = () => {};
  let later = 0;
  const relay = connectRelay({
    server,
    join,
    wakes: (listener) => {
      wake = listener;
      return () => {};
    },
    now: () => performance.now() + later,
    handlers: {
      up: () => {
        told.push('up');
        whenUp();
      },
      down: () => told.push('down'),
      refused: (reason) => told.push(`refused ${reason}`),
      replaced: () => told.push('replaced'),
      peer: (notice) => told.push(readPeerNotice(notice)?.state ?? 'malformed'),
      ended: ({ reason }) => told.push(`ended ${reason}`),
      frame: (bytes) => frames.push(bytes),
    },
  });
  return {
    relay,
    told,
    frames,
    until: (what, timeout) => vi.waitFor(() => expect(told).toEqual(what), { timeout, interval: 10 }),
    pass: (milliseconds) => {
      later += milliseconds;
    },
    wake: () => wake(),
  };
}

/** Signs the demo's agent in; each call of what it returns fetches a ticket. */
export async function signIn({
  console,
  agent,
}: Pick<Medkig, 'console' | 'agent'>): Promise<() => Promise<Join>> {
  const headers = { 'Content-Type': 'application/json', Origin: console };
  const post = (path: string, more: Record<string, string>, body = '{}') =>
    fetch(console + path, { method: 'POST', headers: { ...headers, ...more }, body });
  const session = await post('/api/session', {}, JSON.stringify(agent));
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return async () => {
    const answer = await post('/api/ticket', { Cookie: cookie });
    const { ticket } = parse(ticketSchema, await answer.json());
    return { v: SIGNALING_VERSION, seat: 'agent', ticket };
  };
}
