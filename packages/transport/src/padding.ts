import type { Bytes } from '@medkig/pairing/bytes';

/** Control messages are padded to a multiple of this, so that their length does not tell which they are. */
const BLOCK_BYTES = 64;
const SPACE = 0x20;

/** Fills JSON up with spaces, which a JSON parser skips. */
export function padded(json: Bytes): Bytes {
  const block = new Uint8Array(Math.ceil(json.length / BLOCK_BYTES) * BLOCK_BYTES).fill(SPACE);
  block.set(json);
  return block;
}
