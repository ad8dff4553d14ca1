/**
 * The frame: what the relay carries and cannot read. The header is authenticated with the payload (AAD).
 * Layout and rules [F…] are in SPEC.md. A frame a second is sent many times over, so the header is 5 bytes, mostly.
 */
import { leb128, readLeb128 } from './leb128.ts';

export const FRAME_VERSION = 1;

export const frameKinds = { handshake: 1, epoch: 2, record: 3, report: 4 } as const;
export type FrameKind = keyof typeof frameKinds;

/** `state` is ordered and complete, `control` goes first, of `volatile` only the newest counts. */
export const lanes = ['state', 'control', 'volatile'] as const;
export type Lane = (typeof lanes)[number];

/** `stream`: a part of the epoch's one deflate stream; `once`: a deflate stream of its own. */
export const compressions = ['none', 'stream', 'once'] as const;
export type Compression = (typeof compressions)[number];

export interface FrameHeader {
  kind: FrameKind;
  lane: Lane;
  /** How the payload is compressed, once it is opened. */
  compression: Compression;
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

const IN_PARTS = 4;

/** More than any message has. */
const MAX_CHUNKS = 0xffff;

export function encodeHeader(header: FrameHeader): Uint8Array<ArrayBuffer> {
  const { kind, lane, compression, epoch, seq, chunk, chunks } = header;
  const isInParts = chunks > 1;
  return Uint8Array.of(
    (FRAME_VERSION << 4) | (isInParts ? IN_PARTS : 0) | compressions.indexOf(compression),
    frameKinds[kind],
    lanes.indexOf(lane),
    ...leb128(epoch, seq, ...(isInParts ? [chunk, chunks] : [])),
  );
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
  const header = { kind, lane: 'control', compression: 'none', epoch, seq: 0, chunk: 0, chunks: 1 } as const;
  return joinFrame(encodeHeader(header), payload);
}

/** Returns undefined for anything that is not a frame of this version. Copies, so the input may be reused. */
export function parseFrame(input: Uint8Array): Frame | undefined {
  // Node's Buffer does not copy when it slices.
  const bytes = new Uint8Array(input);
  const [first = 0, kindCode = 0, laneCode = lanes.length] = bytes;
  const kind = kindOf(kindCode);
  const lane = lanes[laneCode];
  const compression = compressions[first & 3];
  if (first >> 3 !== FRAME_VERSION << 1 || !kind || !lane || !compression) return undefined;
  const numbers = readLeb128(bytes, 3);
  const [epoch, seq] = [numbers.next(), numbers.next()];
  const isInParts = (first & IN_PARTS) > 0;
  const [chunk, chunks] = isInParts ? [numbers.next(), numbers.next(MAX_CHUNKS)] : [0, 1];
  const end = numbers.at();
  if (end === undefined || chunk >= chunks || isInParts !== chunks > 1) return undefined;
  return {
    header: { kind, lane, compression, epoch, seq, chunk, chunks },
    headerBytes: bytes.subarray(0, end),
    payload: bytes.subarray(end),
  };
}

function kindOf(code: number): FrameKind | undefined {
  for (const [kind, value] of Object.entries(frameKinds)) if (value === code) return kind as FrameKind;
  return undefined;
}
