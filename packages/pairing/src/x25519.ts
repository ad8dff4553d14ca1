/**
 * X25519 with a fresh scalar: by WebCrypto where the browser has it (constant time, key never exposed),
 * else by @noble/curves, loaded only then (before Chrome 133, Firefox 130, Safari 17).
 */
import type { Bytes, RandomBytes } from './bytes.ts';

/** One scalar, used for one exchange. */
export interface Scalar {
  /** scalar · u-coordinate; undefined for a low-order point (the result is all zeros) or a set top bit. */
  times(u: Bytes): Promise<Bytes | undefined>;
}

/**
 * RFC 7748 ignores the top bit, so two encodings would mean one point. No honest peer sends the second one,
 * and refusing it makes all twelve points the CPace draft warns of fail alike.
 */
function isCanonical(u: Bytes): boolean {
  return ((u[31] ?? 0x80) & 0x80) === 0;
}

export interface X25519 {
  freshScalar(): Promise<Scalar>;
}

/** The base point of Curve25519. */
export const BASE_POINT: Bytes = new Uint8Array(32).fill(9, 0, 1);

export async function chooseX25519(random: RandomBytes): Promise<X25519> {
  return (await hasNativeX25519()) ? nativeX25519(random) : nobleX25519(random);
}

export async function hasNativeX25519(): Promise<boolean> {
  try {
    await nativeScalar(new Uint8Array(32).fill(1));
    return true;
  } catch {
    return false;
  }
}

export function nativeX25519(random: RandomBytes): X25519 {
  return { freshScalar: () => nativeScalar(random(32)) };
}

export function nobleX25519(random: RandomBytes): X25519 {
  return { freshScalar: () => nobleScalar(random(32)) };
}

/** Exported for the test vectors, which fix the scalar. */
export async function nobleScalar(secret: Bytes): Promise<Scalar> {
  const { x25519 } = await import('@noble/curves/ed25519.js');
  return {
    times: async (u) => {
      if (!isCanonical(u)) return undefined;
      try {
        return new Uint8Array(x25519.scalarMult(secret, u));
      } catch {
        return undefined; // noble throws on an all-zero result
      }
    },
  };
}

/** PKCS#8 wrapping of a raw X25519 scalar (RFC 8410): WebCrypto imports private scalars in no shorter form. */
const PKCS8_PREFIX = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x04, 0x22, 0x04, 0x20,
]);

/** Exported for the test vectors, which fix the scalar. */
export async function nativeScalar(secret: Bytes): Promise<Scalar> {
  const pkcs8 = new Uint8Array(48);
  pkcs8.set(PKCS8_PREFIX);
  pkcs8.set(secret, PKCS8_PREFIX.length);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'X25519', false, ['deriveBits']);
  return {
    times: async (u) => {
      if (!isCanonical(u)) return undefined;
      const peer = await crypto.subtle.importKey('raw', u, 'X25519', false, []);
      try {
        const product = new Uint8Array(
          await crypto.subtle.deriveBits({ name: 'X25519', public: peer }, key, 256),
        );
        return product.some((byte) => byte !== 0) ? product : undefined;
      } catch {
        return undefined; // the specification asks for an error on an all-zero result
      }
    },
  };
}
