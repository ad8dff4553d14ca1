/**
 * Epochs: fresh keys for each page load and each recovery, by an exchange like TLS 1.3's psk_dhe_ke. Whoever
 * copies an old root (a duplicated tab, a script that read the storage) is locked out by the next epoch.
 * The citizen offers, the agent answers; rules [E…] are in packages/protocol/SPEC.md.
 */
import * as v from 'valibot';
import {
  type Bytes,
  concat,
  equalBytes,
  lengthPrefixed,
  type RandomBytes,
  toBase64Url,
  uint32,
  utf8,
} from './bytes.ts';
import { bytes32 } from './bytes32.ts';
import { decodeMessage, encodeMessage } from './handshake-messages.ts';
import { hkdf, hmacSha256, sha256 } from './hash.ts';
import { LABEL } from './label.ts';
import { failure, type Result, success } from './result.ts';
import { BASE_POINT, type X25519 } from './x25519.ts';

/** Where a chain of epochs stands: the root that the next epoch grows from. */
export interface EpochRoot {
  sid: Bytes;
  root: Bytes;
  /** The number of the last epoch; 0 right after the handshake. */
  epoch: number;
}

export type EpochFault = 'malformed' | 'mismatch';

export type Direction = 'c2a' | 'a2c';

/** The keys of one running epoch: one for each direction and lane. */
export interface EpochKeys {
  epoch: number;
  laneKey(direction: Direction, lane: string): Promise<LaneKey>;
}

export interface LaneKey {
  key: CryptoKey;
  iv: Bytes;
}

export interface NewEpoch {
  keys: EpochKeys;
  next: EpochRoot;
}

const offerSchema = v.strictObject({
  e: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(0xffff)),
  n: bytes32,
  y: bytes32,
  tag: bytes32,
});
type Offer = v.InferOutput<typeof offerSchema>;

export interface EpochOffer {
  epoch: number;
  offer: Bytes;
  /** Checks the agent's answer and derives the keys. Store `next` before anything is sent under them. */
  finish(answer: Uint8Array): Promise<Result<NewEpoch, EpochFault>>;
}

export async function offerEpoch(from: EpochRoot, x25519: X25519, random: RandomBytes): Promise<EpochOffer> {
  const epoch = from.epoch + 1;
  const scalar = await x25519.freshScalar();
  const own = { e: epoch, n: random(32), y: await publicKey(scalar) };
  const tag = await offerTag(from, 'citizen', own, new Uint8Array());
  return {
    epoch,
    offer: encodeOffer({ ...own, tag }),
    finish: async (payload) => {
      const answer = decodeMessage(offerSchema, payload);
      if (!answer || answer.e !== epoch) return failure('malformed');
      if (!equalBytes(answer.tag, await offerTag(from, 'agent', answer, own.n))) return failure('mismatch');
      const shared = await scalar.times(answer.y);
      if (!shared) return failure('mismatch');
      return success(await deriveEpoch(from, shared, own, answer));
    },
  };
}

/**
 * Answers an offer that continues one of `candidates`, and tells which: the confirmed root, and those the citizen may
 * already have moved to. An offer for any other number, or from an older root, is refused.
 */
export async function answerEpoch(
  candidates: readonly EpochRoot[],
  payload: Uint8Array,
  x25519: X25519,
  random: RandomBytes,
): Promise<Result<{ answer: Bytes; from: EpochRoot } & NewEpoch, EpochFault>> {
  const offer = decodeMessage(offerSchema, payload);
  if (!offer) return failure('malformed');
  for (const from of candidates) {
    if (offer.e !== from.epoch + 1) continue;
    if (!equalBytes(offer.tag, await offerTag(from, 'citizen', offer, new Uint8Array()))) continue;
    const scalar = await x25519.freshScalar();
    const shared = await scalar.times(offer.y);
    if (!shared) return failure('mismatch');
    const own = { e: offer.e, n: random(32), y: await publicKey(scalar) };
    const tag = await offerTag(from, 'agent', own, offer.n);
    const derived = await deriveEpoch(from, shared, offer, own);
    return success({ answer: encodeOffer({ ...own, tag }), from, ...derived });
  }
  return failure('mismatch');
}

type Untagged = Omit<Offer, 'tag'>;

/** The role keeps an offer from being sent back to its maker; the answer is bound to the offer's nonce. */
async function offerTag(
  from: EpochRoot,
  role: string,
  { e, n, y }: Untagged,
  inReplyTo: Bytes,
): Promise<Bytes> {
  const key = await hkdf(from.root, from.sid, `${LABEL}epoch mac`, 32);
  return hmacSha256(key, lengthPrefixed(utf8(role), uint32(e), n, y, inReplyTo));
}

async function deriveEpoch(
  from: EpochRoot,
  shared: Bytes,
  citizen: Untagged,
  agent: Untagged,
): Promise<NewEpoch> {
  const transcript = await sha256(lengthPrefixed(uint32(citizen.e), citizen.n, citizen.y, agent.n, agent.y));
  const input = concat(from.root, shared);
  const salt = concat(from.sid, transcript);
  const epoch = citizen.e;
  const laneKey = async (direction: Direction, lane: string): Promise<LaneKey> => {
    const raw = await hkdf(input, salt, `${LABEL}key ${direction}/${lane}`, 32);
    const iv = await hkdf(input, salt, `${LABEL}iv ${direction}/${lane}`, 12);
    return { key: await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']), iv };
  };
  const root = await hkdf(input, salt, `${LABEL}root`, 32);
  return { keys: { epoch, laneKey }, next: { sid: from.sid, root, epoch } };
}

async function publicKey(scalar: { times(u: Bytes): Promise<Bytes | undefined> }): Promise<Bytes> {
  const y = await scalar.times(BASE_POINT);
  if (!y) throw new Error('the base point has low order');
  return y;
}

function encodeOffer({ e, n, y, tag }: Offer): Bytes {
  return encodeMessage({ e, n: toBase64Url(n), y: toBase64Url(y), tag: toBase64Url(tag) });
}
