/**
 * How two browsers may look for a way between them. Credentials for the TURN server are made on the spot, and the TURN
 * server checks them by the secret it shares with us; neither keeps a list.
 * https://datatracker.ietf.org/doc/html/draft-uberti-behave-turn-rest-00
 */
import { createHmac } from 'node:crypto';
import type { IceReply, PeerMode } from '@medkig/protocol/signaling/ice';
import { ROOM_LONGEST_MS } from '@medkig/protocol/signaling/limits';
import type { TurnConfig } from '../config.ts';

export interface IceDeps {
  /** Milliseconds since 1970. */
  now: number;
  randomBytes(length: number): Uint8Array;
}

/**
 * @param decided what the municipality has decided, if it has
 * @param turn the operator's TURN server, if there is one; without it nothing goes through it
 */
export function iceServers(
  decided: PeerMode | undefined,
  turn: TurnConfig | undefined,
  deps: IceDeps,
): Omit<Extract<IceReply, { ok: true }>, 'ok'> {
  const mode = decided ?? 'turn';
  if (mode === 'off' || (mode === 'turn' && !turn)) return { mode: 'off', servers: [] };
  return { mode, servers: turn ? [{ urls: turn.urls, ...credentialsFor(turn.secret, deps) }] : [] };
}

/** Good for as long as the longest session. The name says when they end and nothing of who uses them. */
function credentialsFor(secret: string, deps: IceDeps): { username: string; credential: string } {
  const expires = Math.ceil((deps.now + ROOM_LONGEST_MS) / 1000);
  const username = `${expires}:${Buffer.from(deps.randomBytes(9)).toString('base64url')}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
