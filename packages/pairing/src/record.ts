/** Sealed records: AES-256-GCM with TLS 1.3's nonce (iv XOR number) and the frame header as associated data. */
import type { Bytes } from './bytes.ts';
import type { LaneKey } from './epoch.ts';

/** Bytes that a seal adds. */
export const SEAL_BYTES = 16;

export async function seal(
  { key, iv }: LaneKey,
  seq: number,
  header: Bytes,
  plaintext: Bytes,
): Promise<Bytes> {
  const params = { name: 'AES-GCM', iv: nonce(iv, seq), additionalData: header };
  return new Uint8Array(await crypto.subtle.encrypt(params, key, plaintext));
}

/** Undefined when the seal is broken: another key, number, header or payload. */
export async function openSeal(
  { key, iv }: LaneKey,
  seq: number,
  header: Bytes,
  sealed: Bytes,
): Promise<Bytes | undefined> {
  const params = { name: 'AES-GCM', iv: nonce(iv, seq), additionalData: header };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(params, key, sealed));
  } catch {
    return undefined;
  }
}

/** `seq` never repeats under one key: keys are fresh for each epoch, and a lane stops at 2^32. */
function nonce(iv: Bytes, seq: number): Bytes {
  const bytes = iv.slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(8, (view.getUint32(8) ^ seq) >>> 0);
  return bytes;
}
