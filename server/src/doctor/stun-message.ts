/** The few messages of STUN (RFC 8489) and TURN (RFC 8656) that show whether a TURN server lets us through. */
import { createHash, createHmac } from 'node:crypto';

const MAGIC = 0x2112a442;
const HEADER_BYTES = 20;
/** Of MESSAGE-INTEGRITY: its head and an HMAC-SHA1. */
const INTEGRITY_BYTES = 24;

const methods = { allocate: 0x0003, refresh: 0x0004 } as const;

export type Method = keyof typeof methods;

const attributes = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  lifetime: 0x000d,
  realm: 0x0014,
  nonce: 0x0015,
  transport: 0x0019,
} as const;

const UDP = 17;

interface Challenge {
  realm: string;
  nonce: Buffer;
}

export interface Proof extends Challenge {
  username: string;
  credential: string;
}

/** A request for a relay address, or (`refresh`) for its end; with a proof where the server has asked for one. */
export function encodeRequest(method: Method, transaction: Uint8Array, proof: Proof | undefined): Buffer {
  const what =
    method === 'allocate'
      ? attribute(attributes.transport, Buffer.from([UDP, 0, 0, 0]))
      : attribute(attributes.lifetime, Buffer.alloc(4));
  if (!proof) return message(methods[method], transaction, what);
  const { username, realm, nonce, credential } = proof;
  const signed = Buffer.concat([
    what,
    attribute(attributes.username, Buffer.from(username)),
    attribute(attributes.realm, Buffer.from(realm)),
    attribute(attributes.nonce, nonce),
  ]);
  // The HMAC covers a header that already counts the HMAC's own attribute.
  const covered = message(methods[method], transaction, signed, INTEGRITY_BYTES);
  const key = createHash('md5').update(`${username}:${realm}:${credential}`).digest();
  const integrity = createHmac('sha1', key).update(covered).digest();
  return Buffer.concat([covered, attribute(attributes.integrity, integrity)]);
}

function message(type: number, transaction: Uint8Array, body: Buffer, following = 0): Buffer {
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(body.length + following, 2);
  head.writeUInt32BE(MAGIC, 4);
  head.set(transaction, 8);
  return Buffer.concat([head, body]);
}

function attribute(type: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc(padding(value.length))]);
}

/** Attributes begin at multiples of four. */
const padding = (length: number) => (4 - (length % 4)) % 4;

export type StunAnswer =
  | { is: 'success' }
  /** `challenge`: what the proof must be made for. */
  | { is: 'error'; code: number; challenge: Challenge | undefined };

/** How long the message is that begins here; undefined as long as that cannot be told. */
export function messageLength(bytes: Buffer): number | undefined {
  return bytes.length < HEADER_BYTES ? undefined : HEADER_BYTES + bytes.readUInt16BE(2);
}

/** Undefined for what is no answer to this request. */
export function decodeAnswer(bytes: Buffer, transaction: Uint8Array): StunAnswer | undefined {
  if (messageLength(bytes) !== bytes.length || bytes.readUInt32BE(4) !== MAGIC) return undefined;
  if (!bytes.subarray(8, HEADER_BYTES).equals(transaction)) return undefined;
  const kind = bytes.readUInt16BE(0) & 0x0110;
  if (kind === 0x0100) return { is: 'success' };
  if (kind !== 0x0110) return undefined;
  const found = readAttributes(bytes);
  const error = found.get(attributes.error);
  if (!error || error.length < 4) return undefined;
  const [realm, nonce] = [found.get(attributes.realm), found.get(attributes.nonce)];
  const challenge = realm && nonce && { realm: realm.toString(), nonce };
  return { is: 'error', code: (error.readUInt8(2) & 7) * 100 + error.readUInt8(3), challenge };
}

function readAttributes(bytes: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = HEADER_BYTES; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt16BE(at + 2);
    found.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length + padding(length);
  }
  return found;
}
