/**
 * The peer transport is a chunk of its own, fetched once a session may use it: the relay carries the session until then,
 * and all of it where the browsers are not to meet.
 */
import * as v from 'valibot';
import type { Peer, PeerOptions } from './peer.ts';

export interface LatePeerOptions extends Omit<PeerOptions, 'mode' | 'iceServers'> {
  /** Fetches what meets. */
  fetch(): Promise<Pick<typeof import('./peer.ts'), 'connectAsTold'>>;
  /** Asks the relay how the browsers may meet; unchecked. */
  ice(): Promise<unknown>;
}

export interface LatePeer {
  /** From now on the browsers may meet, if the municipality wants it. Said again, it tries again what failed. */
  expect(): void;
  /** A signal of the other side, unchecked; nobody hears it who does not expect one. */
  receive(signal: unknown): void;
  /** For good. */
  close(): void;
}

/** As much of the answer as tells whether the chunk is worth fetching. */
const mayMeet = v.object({ mode: v.picklist(['turn', 'direct']) });

export function createLatePeer(options: LatePeerOptions): LatePeer {
  let peer: Promise<Peer | undefined> = Promise.resolve(undefined);
  let over = false;

  async function fetchPeer(): Promise<Peer | undefined> {
    const answer = await options.ice();
    if (!v.safeParse(mayMeet, answer).success) return undefined;
    const { connectAsTold } = await options.fetch();
    return over ? undefined : connectAsTold(answer, options);
  }

  return {
    expect() {
      // Without a net nothing is fetched, and the next time tries again.
      peer = peer.then((one) => one ?? fetchPeer()).catch(() => undefined);
    },
    receive: (signal) => void peer.then((one) => one?.receive(signal)),
    close() {
      over = true;
      void peer.then((one) => one?.close());
    },
  };
}
