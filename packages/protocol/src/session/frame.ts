/**
 * The frame: what the relay carries and cannot read. The header is authenticated with the payload (AAD).
 * Layout and rules [F…] are in SPEC.md; all numbers are big-endian.
 */

export const FRAME_VERSION = 1;
export const HEADER_BYTES = 16;

export const frameKinds = { handshake: 1, epoch: 2, record: 3 } as const;
export type FrameKind = keyof typeof frameKinds;

/** `state` is ordered and complete, `control` goes first, of `volatile` only the newest counts. */
export const lanes = ['state', 'control', 'volatile'] as const;
export type Lane = (typeof lanes)[number];

export interface FrameHeader {
  kind: FrameKind;
  lane: Lane;
  /** The payload, once opened, is part of the epoch's deflate stream. */
  compressed: boolean;
  /** Counts runs of keys, from 1; 0 in a handshake. */
  epoch: number;
  /** Counts frames of one lane and one direction within an epoch, from 0. */
  seq: number;
  /** Which part of a message this is, from 0, and how many parts it has. */
  chunk: number;
  chunks: number;
}

export interface Frame {
  header: FrameHeader;
  /** The header's own bytes: the additional authenticated data of the seal. */
  headerBytes: Uint8Array<ArrayBuffer>;
  payload: Uint8Array<ArrayBuffer>;
}

const FLAG_COMPRESSED = 1;

export function encodeHeader(header: FrameHeader): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, FRAME_VERSION);
  view.setUint8(1, frameKinds[header.kind]);
  view.setUint8(2, lanes.indexOf(header.lane));
  view.setUint8(3, header.compressed ? FLAG_COMPRESSED : 0);
  view.setUint32(4, header.epoch);
  view.setUint32(8, header.seq);
  view.setUint16(12, header.chunk);
  view.setUint16(14, header.chunks);
  return bytes;
}

export function joinFrame(headerBytes: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(headerBytes.length + payload.length);
  frame.set(headerBytes);
  frame.set(payload, headerBytes.length);
  return frame;
}

/** A handshake or epoch message: always one frame, outside the lanes' numbering. */
export function wholeFrame(
  kind: 'handshake' | 'epoch',
  epoch: number,
  payload: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const header = { kind, lane: 'control', compressed: false, epoch, seq: 0, chunk: 0, chunks: 1 } as const;
  return joinFrame(encodeHeader(header), payload);
}

/** Returns undefined for anything that is not a frame of this version. Copies, so the input may be reused. */
export function parseFrame(input: Uint8Array): Frame | undefined {
  if (input.length < HEADER_BYTES) return undefined;
  // Node's Buffer does not copy when it slices.
  const bytes = new Uint8Array(input);
  const view = new DataView(bytes.buffer);
  const kind = kindOf(view.getUint8(1));
  const lane = lanes[view.getUint8(2)];
  const flags = view.getUint8(3);
  const header = {
    compressed: flags === FLAG_COMPRESSED,
    epoch: view.getUint32(4),
    seq: view.getUint32(8),
    chunk: view.getUint16(12),
    chunks: view.getUint16(14),
  };
  if (view.getUint8(0) !== FRAME_VERSION || !kind || !lane || flags > FLAG_COMPRESSED) return undefined;
  if (header.chunk >= header.chunks) return undefined;
  return {
    header: { kind, lane, ...header },
    headerBytes: bytes.subarray(0, HEADER_BYTES),
    payload: bytes.subarray(HEADER_BYTES),
  };
}

function kindOf(code: number): FrameKind | undefined {
  for (const [kind, value] of Object.entries(frameKinds)) if (value === code) return kind as FrameKind;
  return undefined;
}
