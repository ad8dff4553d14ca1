/**
 * CPace, suite CPACE-X25519-SHA512, initiator-responder mode (draft-irtf-cfrg-cpace-21): a password shared
 * by voice becomes a strong key, and each wrong guess costs one run with the peer.
 */
import { type Bytes, concat, lengthPrefixed, utf8 } from './bytes.ts';
import { elligator2 } from './elligator2.ts';
import { sha512 } from './hash.ts';

export const SUITE = 'CPACE-X25519-SHA512';

const DSI = utf8('CPace255');
const DSI_ISK = utf8('CPace255_ISK');
const SHA512_BLOCK_BYTES = 128;

/** What both sides must agree on before the first message. */
export interface CPaceInput {
  /** The password (PRS). */
  password: Bytes;
  /** The channel identifier (CI): who talks to whom, about what. */
  channel: Bytes;
  sid: Bytes;
}

/** The generator g: a point that only those who know the password can compute. */
export async function generator({ password, channel, sid }: CPaceInput): Promise<Bytes> {
  // Zero padding fills the first hash block with the password, so that hashing it takes a constant time.
  const filled = lengthPrefixed(DSI, password).length;
  const padding = new Uint8Array(Math.max(0, SHA512_BLOCK_BYTES - 1 - filled));
  const hash = await sha512(lengthPrefixed(DSI, password, padding, channel, sid));
  return elligator2(hash.slice(0, 32));
}

export interface Share {
  y: Bytes;
  /** Associated data, authenticated by the key. */
  ad: Bytes;
}

/** The intermediate session key (ISK) from the shared point K and both messages in order. */
export function sessionKey(sid: Bytes, k: Bytes, initiator: Share, responder: Share): Promise<Bytes> {
  return sha512(
    concat(
      lengthPrefixed(DSI_ISK, sid, k),
      lengthPrefixed(initiator.y, initiator.ad),
      lengthPrefixed(responder.y, responder.ad),
    ),
  );
}
