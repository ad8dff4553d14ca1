/** One lane of one epoch, outwards: cuts a message into chunks, numbers and seals them. */
import type { Bytes } from '@medkig/pairing/bytes';
import type { LaneKey } from '@medkig/pairing/epoch';
import { seal } from '@medkig/pairing/record';
import { type Compression, encodeHeader, joinFrame, type Lane } from '@medkig/protocol/session/frame';
import { MAX_CHUNK_BYTES } from '@medkig/protocol/signaling/limits';

export interface SealedRecord {
  seq: number;
  frame: Bytes;
}

export interface LaneSender {
  records(payload: Bytes, compression: Compression): Promise<SealedRecord[]>;
  /** What the link itself says; it is numbered with the records of the lane. */
  report(payload: Bytes): Promise<Bytes>;
}

/** Under one AES-GCM key; far above what an epoch sends, far below where it would get weak (2^32). */
const MAX_RECORDS = 2 ** 24;

export function createLaneSender(lane: Lane, epoch: number, laneKey: LaneKey): LaneSender {
  let next = 0;

  async function sealed(
    kind: 'record' | 'report',
    part: Bytes,
    { chunk = 0, chunks = 1, compression = 'none' as Compression },
  ): Promise<SealedRecord> {
    const seq = next++;
    if (seq >= MAX_RECORDS) throw new Error('the epoch is used up');
    const header = encodeHeader({ kind, lane, compression, epoch, seq, chunk, chunks });
    return { seq, frame: joinFrame(header, await seal(laneKey, seq, header, part)) };
  }

  return {
    records: (payload, compression) => {
      const chunks = Math.max(1, Math.ceil(payload.length / MAX_CHUNK_BYTES));
      return Promise.all(
        Array.from({ length: chunks }, (_, chunk) => {
          const part = payload.slice(chunk * MAX_CHUNK_BYTES, (chunk + 1) * MAX_CHUNK_BYTES);
          return sealed('record', part, { chunk, chunks, compression });
        }),
      );
    },
    report: async (payload) => (await sealed('report', payload, {})).frame,
  };
}
