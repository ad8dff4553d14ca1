/**
 * What one end of the link tells the other about the link itself: what has come, what is missing, what was sent, and
 * a ping or the answer to one. It goes several times a second, so it is small.
 */
import type { Bytes } from '@medkig/pairing/bytes';
import { leb128, readLeb128 } from '@medkig/protocol/session/leb128';

/** The lanes whose records all arrive, in order; `volatile` promises nothing and needs no report. */
export const completeLanes = ['state', 'control'] as const;
export type CompleteLane = (typeof completeLanes)[number];

/** Records `from` to `from + count - 1` have not come, though later ones were sent. */
export interface Gap {
  from: number;
  count: number;
}

interface LaneReport {
  /** All records before this one have come. */
  next: number;
  /** All records before this one have been sent, in the other direction. */
  sent: number;
  gaps: readonly Gap[];
}

export interface Report {
  lanes: Record<CompleteLane, LaneReport>;
  /**
   * What its side tells beside the link: the agent's, how many messages of the state lane have been put to use; the
   * citizen's, what goes on at this moment (`session/doing`).
   */
  own: number;
  /** Wants to be answered over the same transport; 0 wants nothing. */
  ping: number;
  /** Answers the ping of this number; 0 answers none. */
  pong: number;
}

/** Gaps of one lane that one report names; the others are named by later ones. */
export const MAX_GAPS = 8;

export function encodeReport({ lanes, own, ping, pong }: Report): Bytes {
  const numbers = [own, ping, pong];
  for (const lane of completeLanes) {
    const { next, sent, gaps } = lanes[lane];
    numbers.push(next, sent, gaps.length);
    for (const { from, count } of gaps) numbers.push(from - next, count);
  }
  return Uint8Array.from(leb128(...numbers));
}

/** Undefined for anything that `encodeReport` does not make. */
export function decodeReport(bytes: Uint8Array): Report | undefined {
  const numbers = readLeb128(bytes, 0);
  const readLane = (): LaneReport => {
    const [next, sent] = [numbers.next(), numbers.next()];
    const gaps = Array.from({ length: numbers.next(MAX_GAPS) }, () => ({
      from: next + numbers.next(),
      count: numbers.next(),
    }));
    return { next, sent, gaps };
  };
  const [own, ping, pong] = [numbers.next(), numbers.next(), numbers.next()];
  const report = { lanes: { state: readLane(), control: readLane() }, own, ping, pong };
  return numbers.at() === bytes.length ? report : undefined;
}
