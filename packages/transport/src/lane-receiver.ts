/** One lane of one epoch, inwards: opens each record in turn and puts the chunks together. */
import { type Bytes, concat } from '@medkig/pairing/bytes';
import type { LaneKey } from '@medkig/pairing/epoch';
import { openSeal } from '@medkig/pairing/record';
import type { Frame } from '@medkig/protocol/session/frame';

/** `gap`: a record is missing or came twice. `unsealed`: the seal does not fit. `oversized`: too many chunks. */
export type RecordFault = 'gap' | 'unsealed' | 'oversized';

type Received =
  | { kind: 'part' }
  | { kind: 'message'; payload: Bytes; compressed: boolean }
  | { kind: 'fault'; reason: RecordFault };

export interface LaneReceiver {
  receive(frame: Frame): Promise<Received>;
}

/** Sealed bytes of one message; a full snapshot of a very large page stays below. */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

export function createLaneReceiver(laneKey: LaneKey): LaneReceiver {
  let expected = 0;
  let parts: Bytes[] = [];
  let size = 0;
  return {
    receive: async ({ header, headerBytes, payload }) => {
      if (header.seq !== expected || header.chunk !== parts.length) return { kind: 'fault', reason: 'gap' };
      expected++;
      const opened = await openSeal(laneKey, header.seq, headerBytes, payload);
      if (!opened) return { kind: 'fault', reason: 'unsealed' };
      size += opened.length;
      if (size > MAX_MESSAGE_BYTES) return { kind: 'fault', reason: 'oversized' };
      parts.push(opened);
      if (parts.length < header.chunks) return { kind: 'part' };
      const message = concat(...parts);
      parts = [];
      size = 0;
      return { kind: 'message', payload: message, compressed: header.compressed };
    },
  };
}
