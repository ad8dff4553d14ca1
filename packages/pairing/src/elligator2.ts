/**
 * Elligator 2 for Curve25519 (RFC 9380 §6.7.2): a hash value becomes a u-coordinate. Its input is a
 * single-use secret, so BigInt's variable time tells an attacker nothing they could use.
 */
import type { Bytes } from './bytes.ts';

const P = 2n ** 255n - 19n;
const A = 486662n;

export function elligator2(hash: Bytes): Bytes {
  const r = decodeLittleEndian(hash) & (2n ** 255n - 1n);
  const v = mod(-A * power(mod(1n + 2n * r * r), P - 2n));
  const isSquare = power(mod(v * v * v + A * v * v + v), (P - 1n) / 2n) <= 1n;
  return encodeLittleEndian(isSquare ? v : mod(-v - A));
}

function mod(value: bigint): bigint {
  const rest = value % P;
  return rest < 0n ? rest + P : rest;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = mod(result * square);
    square = mod(square * square);
  }
  return result;
}

function decodeLittleEndian(bytes: Bytes): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function encodeLittleEndian(value: bigint): Bytes {
  const bytes = new Uint8Array(32);
  for (let index = 0, rest = value; index < 32; index++, rest >>= 8n) bytes[index] = Number(rest & 0xffn);
  return bytes;
}
