/** One lane of one epoch, inwards: opens each record once, puts them in order and the chunks together. */
import { type Bytes, concat } from '@medkig/pairing/bytes';
import type { LaneKey } from '@medkig/pairing/epoch';
import { openSeal } from '@medkig/pairing/record';
import type { Compression, Frame } from '@medkig/protocol/session/frame';
import { type Gap, MAX_GAPS } from './report.ts';

/** `unsealed`: the seal does not fit. `oversized`: too many chunks. `malformed`: chunks that make no message. */
export type RecordFault = 'unsealed' | 'oversized' | 'malformed';

export interface Message {
  payload: Bytes;
  compression: Compression;
}

/** What one record has brought: none while others are missing before it, several when it was the missing one. */
export type Received =
  | { kind: 'messages'; messages: readonly Message[] }
  /** It had come before, or is too far ahead to be kept. */
  | { kind: 'nothing' }
  | { kind: 'fault'; reason: RecordFault };

export interface LaneReceiver {
  receive(frame: Frame): Promise<Received>;
  /** All records before this one have come. */
  next(): number;
  /** What is missing of the records before `sent`, the oldest first. */
  gaps(sent: number): Gap[];
}

/** Sealed bytes of one message; a full snapshot of a very large page stays below. */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

/** Records kept that wait for one before them; a sender has fewer under way. */
const MAX_AHEAD = 256;

interface Opened {
  part: Bytes;
  chunk: number;
  chunks: number;
  compression: Compression;
}

/** A lane whose records all arrive, in order. */
export function createLaneReceiver(laneKey: LaneKey): LaneReceiver {
  const ahead = new Map<number, Opened>();
  let next = 0;
  let parts: Bytes[] = [];
  let size = 0;

  /** Takes what is in order now. */
  function drain(): Received {
    const messages: Message[] = [];
    for (let opened = ahead.get(next); opened; opened = ahead.get(next)) {
      ahead.delete(next);
      next++;
      const { part, chunk, chunks, compression } = opened;
      if (chunk !== parts.length) return { kind: 'fault', reason: 'malformed' };
      parts.push(part);
      size += part.length;
      if (size > MAX_MESSAGE_BYTES) return { kind: 'fault', reason: 'oversized' };
      if (parts.length < chunks) continue;
      messages.push({ payload: concat(...parts), compression });
      parts = [];
      size = 0;
    }
    return { kind: 'messages', messages };
  }

  return {
    receive: async ({ header, headerBytes, payload }) => {
      const { seq, chunk, chunks, compression } = header;
      if (seq < next || seq >= next + MAX_AHEAD || ahead.has(seq)) return { kind: 'nothing' };
      const part = await openSeal(laneKey, seq, headerBytes, payload);
      if (!part) return { kind: 'fault', reason: 'unsealed' };
      ahead.set(seq, { part, chunk, chunks, compression });
      return drain();
    },
    next: () => next,
    gaps: (sent) => {
      const gaps: Gap[] = [];
      const end = Math.min(sent, next + MAX_AHEAD);
      for (let seq = next; seq < end && gaps.length < MAX_GAPS; seq++) {
        if (ahead.has(seq)) continue;
        const from = seq;
        while (seq < end && !ahead.has(seq)) seq++;
        gaps.push({ from, count: seq - from });
      }
      return gaps;
    },
  };
}

export interface NewestReceiver {
  /** Something older than what came before is told as such: a late report still answers its ping. */
  receive(
    frame: Frame,
  ): Promise<{ kind: 'newest' | 'older'; payload: Bytes } | { kind: 'fault'; reason: RecordFault }>;
}

/** The volatile lane: of its records only the newest counts. */
export function createNewestReceiver(laneKey: LaneKey): NewestReceiver {
  let newest = -1;
  return {
    receive: async ({ header, headerBytes, payload }) => {
      const opened = await openSeal(laneKey, header.seq, headerBytes, payload);
      if (!opened) return { kind: 'fault', reason: 'unsealed' };
      if (header.chunks > 1) return { kind: 'fault', reason: 'malformed' };
      const isNewest = header.seq > newest;
      newest = Math.max(newest, header.seq);
      return { kind: isNewest ? 'newest' : 'older', payload: opened };
    },
  };
}
