/** The receiving end of an epoch's deflate stream (RFC 1951): the agent's side alone has one. */
import type { Bytes } from '@medkig/pairing/bytes';
import { concat } from '@medkig/pairing/bytes';
import { Inflate, Z_SYNC_FLUSH } from 'pako';

export interface Inflater {
  /** Undefined when the bytes are no deflate stream or grow beyond `limit` bytes. */
  push(compressed: Bytes, limit: number): Bytes | undefined;
}

export function createInflater(): Inflater {
  const stream = new Inflate({ raw: true, chunkSize: 64 * 1024 });
  const output: Uint8Array[] = [];
  let size = 0;
  let limitNow = 0;
  stream.onData = (chunk) => {
    size += chunk.length;
    if (size > limitNow) throw new InflatedTooFar();
    output.push(chunk.slice());
  };
  return {
    push: (compressed, limit) => {
      size = 0;
      limitNow = limit;
      try {
        if (!stream.push(compressed, Z_SYNC_FLUSH)) return undefined;
        return concat(...output.splice(0));
      } catch (error) {
        if (error instanceof InflatedTooFar) return undefined;
        throw error;
      }
    },
  };
}

/** Leaves pako's loop in the middle of a bomb; never leaves this file. */
class InflatedTooFar extends Error {}
