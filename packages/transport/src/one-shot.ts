/**
 * Compresses a large message by itself, by the browser and beside the page's own work: a full snapshot would hold the
 * citizen's page up. It is no part of the epoch's stream; an inflater of its own reads it.
 */
import type { Bytes } from '@medkig/pairing/bytes';

/** Bytes from which on a message goes by itself. */
export const ONE_SHOT_BYTES = 16 * 1024;

/** Raw deflate (RFC 1951). Undefined where the browser has none: then the stream takes the message. */
export async function compressOnce(message: Bytes): Promise<Bytes | undefined> {
  try {
    // Missing or without raw deflate before Chrome 103, Firefox 113 and Safari 16.4.
    const compressed = new Blob([message]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    return new Uint8Array(await new Response(compressed).arrayBuffer());
  } catch {
    return undefined;
  }
}
