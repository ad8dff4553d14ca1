import { describe, expect, it } from 'vitest';
import { encodeHeader, type FrameHeader, joinFrame, parseFrame } from './frame.ts';

const header: FrameHeader = {
  kind: 'record',
  lane: 'control',
  compression: 'once',
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
    const input = new Sharing(shared.buffer, 20, encodeHeader(header).length + payload.length);
    const parsed = parseFrame(input);
    shared.fill(0);
    expect(parsed).toEqual({ header, headerBytes: encodeHeader(header), payload });
  });

  it('[F1] has a header of five bytes as long as its numbers are small', () => {
    expect(encodeHeader({ ...header, epoch: 3, seq: 127, chunk: 0, chunks: 1 })).toHaveLength(5);
    expect(encodeHeader(header)).toHaveLength(3 + 3 + 5 + 1 + 2);
  });

  for (const [name, at, value] of [
    ['another version', 0, 0x26],
    ['an unknown kind', 1, 9],
    ['kind zero', 1, 0],
    ['an unknown lane', 2, 3],
    ['an unknown packing', 0, 0x17],
    ['an unknown flag', 0, 0x1d],
    ['a number that is longer than it has to be', 5, 0x80],
    ['a part beyond its message', 13, 0],
  ] as const) {
    it(`[F2] with ${name} is refused`, () => {
      const bytes = encodeHeader(header);
      bytes[at] = value;
      expect(parseFrame(bytes)).toBeUndefined();
    });
  }

  it('[F2] that is too short is refused', () => {
    const { length } = encodeHeader(header);
    for (let short = 0; short < length; short++) {
      expect(parseFrame(encodeHeader(header).slice(0, short))).toBeUndefined();
    }
  });
});

/** As Node's Buffer, which does not copy when it slices. */
class Sharing extends Uint8Array<ArrayBuffer> {
  override slice(start?: number, end?: number): Uint8Array<ArrayBuffer> {
    return this.subarray(start, end);
  }
}
