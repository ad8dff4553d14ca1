import { describe, expect, it } from 'vitest';
import { encodeHeader, type FrameHeader, HEADER_BYTES, joinFrame, parseFrame } from './frame.ts';

const header: FrameHeader = {
  kind: 'record',
  lane: 'control',
  compressed: true,
  epoch: 70_000,
  seq: 4_000_000_000,
  chunk: 1,
  chunks: 300,
};

const payload = Uint8Array.from([1, 2, 3]);

describe('a frame', () => {
  it('[F1] comes out of the parser as it went in', () => {
    const parsed = parseFrame(joinFrame(encodeHeader(header), payload));
    expect(parsed).toEqual({ header, headerBytes: encodeHeader(header), payload });
  });

  it('[F1] is read from the middle of a larger memory, and keeps what it was', () => {
    const shared = new Uint8Array(100);
    shared.set(joinFrame(encodeHeader(header), payload), 20);
    const input = new Sharing(shared.buffer, 20, HEADER_BYTES + payload.length);
    const parsed = parseFrame(input);
    shared.fill(0);
    expect(parsed).toEqual({ header, headerBytes: encodeHeader(header), payload });
  });

  it('[F1] has a header of sixteen bytes', () => {
    expect(encodeHeader(header)).toHaveLength(HEADER_BYTES);
  });

  for (const [name, at, value] of [
    ['another version', 0, 2],
    ['an unknown kind', 1, 9],
    ['kind zero', 1, 0],
    ['an unknown lane', 2, 3],
    ['an unknown flag', 3, 2],
    ['a part beyond its message', 12, 255],
  ] as const) {
    it(`[F2] with ${name} is refused`, () => {
      const bytes = encodeHeader(header);
      bytes[at] = value;
      expect(parseFrame(bytes)).toBeUndefined();
    });
  }

  it('[F2] that is too short is refused', () => {
    for (let length = 0; length < HEADER_BYTES; length++) {
      expect(parseFrame(encodeHeader(header).slice(0, length))).toBeUndefined();
    }
  });
});

/** As Node's Buffer, which does not copy when it slices. */
class Sharing extends Uint8Array<ArrayBuffer> {
  override slice(start?: number, end?: number): Uint8Array<ArrayBuffer> {
    return this.subarray(start, end);
  }
}
