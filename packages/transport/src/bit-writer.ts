/** Bits as deflate packs them: the lowest bit of each byte first (RFC 1951, 3.1.1). */
import type { Bytes } from '@medkig/pairing/bytes';

export interface BitWriter {
  /** Appends the `count` lowest bits of `value`, the lowest first. At most 16 at a time. */
  write(value: number, count: number): void;
  /** Fills the last byte with zero bits. */
  align(): void;
  /** Takes the finished bytes; what does not fill a byte yet stays. */
  take(): Bytes;
}

export function createBitWriter(): BitWriter {
  let bytes = new Uint8Array(1024);
  let length = 0;
  let held = 0;
  let heldCount = 0;

  const write = (value: number, count: number) => {
    held |= value << heldCount;
    heldCount += count;
    while (heldCount >= 8) {
      if (length === bytes.length) {
        const grown = new Uint8Array(length * 2);
        grown.set(bytes);
        bytes = grown;
      }
      bytes[length++] = held;
      held >>>= 8;
      heldCount -= 8;
    }
  };

  return {
    write,
    align: () => write(0, (8 - heldCount) % 8),
    take: () => {
      const taken = bytes.slice(0, length);
      length = 0;
      return taken;
    },
  };
}
