/** Sealed records on their way: kept until the other side has said that they came. */
import { type CompleteLane, completeLanes, type Gap } from './report.ts';
import type { Transport } from './transport.ts';

export interface Kept {
  readonly lane: CompleteLane;
  readonly seq: number;
  readonly frame: Uint8Array;
  readonly addedAt: number;
  /** When and over what it was sent last; undefined as long as it waits for its first time. */
  last: { at: number; via: Transport } | undefined;
}

export interface SendWindow {
  /** The next record of a lane, in order. */
  add(lane: CompleteLane, seq: number, frame: Uint8Array, now: number): void;
  /** All before `next` have come. Returns the bytes that were under way and are no longer, and when the last of them went. */
  acknowledge(lane: CompleteLane, next: number): { bytes: number; sentAt: number };
  /** Those of a gap that are still kept. */
  within(lane: CompleteLane, gap: Gap): Kept[];
  /** Sent and not acknowledged, oldest first, `control` before `state`. */
  underWay(): Kept[];
  /** When the oldest of them was sent last. */
  underWaySince(): number | undefined;
  /** Never sent yet, in the order in which they may go: `control` overtakes. */
  waiting(): Kept[];
  sentOver(kept: Kept, via: Transport, now: number): void;
  /** All records before this one have been sent. */
  sent(lane: CompleteLane): number;
  /** Kept, in all. */
  readonly records: number;
  /** Bytes kept, and those of them that are under way. */
  readonly bytes: number;
  readonly bytesUnderWay: number;
  /** When the oldest was added. */
  oldest(): number | undefined;
}

export function createSendWindow(): SendWindow {
  const kept: Record<CompleteLane, Kept[]> = { state: [], control: [] };
  const sent: Record<CompleteLane, number> = { state: 0, control: 0 };
  let bytes = 0;
  let bytesUnderWay = 0;
  const inTurn = () => [...kept.control, ...kept.state];
  const first = (lane: CompleteLane) => kept[lane][0];

  function earliest(timeOf: (oldest: Kept) => number | undefined): number | undefined {
    const times = completeLanes.flatMap((lane) => {
      const oldest = first(lane);
      return (oldest && timeOf(oldest)) ?? [];
    });
    return times.length ? Math.min(...times) : undefined;
  }

  return {
    add: (lane, seq, frame, now) => {
      kept[lane].push({ lane, seq, frame, addedAt: now, last: undefined });
      bytes += frame.length;
    },
    acknowledge: (lane, next) => {
      let freed = 0;
      let sentAt = 0;
      // What was never sent cannot have come, whatever is said.
      for (let oldest = first(lane); oldest?.last && oldest.seq < next; oldest = first(lane)) {
        kept[lane].shift();
        freed += oldest.frame.length;
        sentAt = oldest.last.at;
      }
      bytes -= freed;
      bytesUnderWay -= freed;
      return { bytes: freed, sentAt };
    },
    within: (lane, { from, count }) =>
      kept[lane].filter(({ seq, last }) => last && seq >= from && seq < from + count),
    underWay: () => inTurn().filter(({ last }) => last),
    underWaySince: () => earliest((oldest) => oldest.last?.at),
    waiting: () => inTurn().filter(({ last }) => !last),
    sentOver: (one, via, at) => {
      if (!one.last) {
        bytesUnderWay += one.frame.length;
        sent[one.lane] = one.seq + 1;
      }
      one.last = { at, via };
    },
    sent: (lane) => sent[lane],
    get records() {
      return kept.control.length + kept.state.length;
    },
    get bytes() {
      return bytes;
    },
    get bytesUnderWay() {
      return bytesUnderWay;
    },
    oldest: () => earliest(({ addedAt }) => addedAt),
  };
}
