/** One lane of one epoch, outwards: cuts a message into chunks, numbers and seals them. */
import type { Bytes } from '@medkig/pairing/bytes';
import type { LaneKey } from '@medkig/pairing/epoch';
import { seal } from '@medkig/pairing/record';
import { encodeHeader, joinFrame, type Lane } from '@medkig/protocol/session/frame';
import { MAX_CHUNK_BYTES } from '@medkig/protocol/signaling/limits';

export interface LaneSender {
  frames(payload: Bytes, compressed: boolean): Promise<Bytes[]>;
}

/** Under one AES-GCM key; far above what an epoch sends, far below where it would get weak (2^32). */
const MAX_RECORDS = 2 ** 24;

export function createLaneSender(lane: Lane, epoch: number, laneKey: LaneKey): LaneSender {
  let seq = 0;
  return {
    frames: (payload, compressed) => {
      const chunks = Math.max(1, Math.ceil(payload.length / MAX_CHUNK_BYTES));
      if (seq + chunks > MAX_RECORDS) throw new Error('the epoch is used up');
      return Promise.all(
        Array.from({ length: chunks }, async (_, chunk) => {
          const number = seq++;
          const header = encodeHeader({
            kind: 'record',
            lane,
            compressed,
            epoch,
            seq: number,
            chunk,
            chunks,
          });
          const part = payload.slice(chunk * MAX_CHUNK_BYTES, (chunk + 1) * MAX_CHUNK_BYTES);
          return joinFrame(header, await seal(laneKey, number, header, part));
        }),
      );
    },
  };
}
