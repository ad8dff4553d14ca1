/**
 * The sending end of an epoch's deflate stream (RFC 1951): what was sent before is remembered, which brings a
 * form's stream to a sixth of its bytes. Our own, since the citizen's browser loads it and pako's is five times
 * as large. fflate's streaming gives undecodable output (github.com/101arrowz/fflate/issues/260) and
 * CompressionStream cannot flush (github.com/whatwg/compression/issues/56).
 */
import type { Bytes } from '@medkig/pairing/bytes';
import { createBitWriter } from './bit-writer.ts';
import { type Token, writeBlock } from './deflate-block.ts';
import { createRepetitions } from './repetitions.ts';

export interface Deflater {
  /** Everything pushed so far can be inflated by the other side once it has this. */
  push(message: Bytes): Bytes;
}

/** A repetition of this length is good enough not to look for a longer one at the next byte. */
const GOOD = 32;
/** So many tokens share one code. */
const BLOCK_TOKENS = 16 * 1024;

export function createDeflater(): Deflater {
  const out = createBitWriter();
  const repetitions = createRepetitions();
  return {
    push: (message) => {
      repetitions.extend(message);
      let tokens: Token[] = [];
      let found = repetitions.find(0);
      for (let at = 0; at < message.length; ) {
        const { length, distance } = found;
        const next = length < GOOD ? repetitions.find(at + 1, length) : undefined;
        if (length && !next?.length) {
          tokens.push((distance << 9) | length);
          for (let passed = at + (next ? 2 : 1); passed < at + length; passed++) repetitions.remember(passed);
          at += length;
          found = repetitions.find(at);
        } else {
          tokens.push(message[at] ?? 0);
          at++;
          if (next) found = next;
        }
        if (tokens.length === BLOCK_TOKENS) {
          writeBlock(out, tokens);
          tokens = [];
        }
      }
      if (tokens.length) writeBlock(out, tokens);
      // An empty block of plain bytes ends on a byte's edge, so that all before it can be read.
      out.write(0, 3);
      out.align();
      out.write(0, 16);
      out.write(0xffff, 16);
      return out.take();
    },
  };
}
