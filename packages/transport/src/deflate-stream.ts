/**
 * One deflate stream for each epoch: the context of everything sent before brings a form's stream to a sixth
 * of its bytes. pako, since fflate's streaming gives undecodable output (github.com/101arrowz/fflate/issues/260)
 * and CompressionStream cannot flush (github.com/whatwg/compression/issues/56).
 */
import type { Bytes } from '@medkig/pairing/bytes';
import { concat } from '@medkig/pairing/bytes';
import { Deflate, Inflate, Z_SYNC_FLUSH } from 'pako';

export interface Deflater {
  /** Everything pushed so far can be inflated by the other side once it has this. */
  push(message: Bytes): Bytes;
}

export function createDeflater(): Deflater {
  const stream = new Deflate({ raw: true, level: 6 });
  const output: Uint8Array[] = [];
  stream.onData = (chunk) => output.push(chunk.slice());
  return {
    push: (message) => {
      stream.push(message, Z_SYNC_FLUSH);
      return concat(...output.splice(0));
    },
  };
}

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
