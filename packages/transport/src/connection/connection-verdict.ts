/** What a network lets through, as «Tjek forbindelsen» has measured it, and the one sentence that says it. */
export interface ConnectionMeasures {
  /** Milliseconds for a question and its answer over HTTPS; null when none came. */
  roundTripMs: number | null;
  webSocket: boolean;
  polling: boolean;
  /** UDP to the operator's TURN server; null where there is none to ask. */
  udp: boolean | null;
  /** TCP to it; null where there is none, or who asks has no right to it. */
  turnTcp: boolean | null;
}

export const verdicts = [
  /** Nothing answers. */
  'none',
  /** The service answers, and the network lets none of the ways to it through that stay open. */
  'closed',
  'slow',
  /** Long-polling carries what a WebSocket would. */
  'polling',
  /** The relay carries what the two browsers would send to each other. */
  'relayed',
  'good',
] as const;
export type Verdict = (typeof verdicts)[number];

/** People notice that an answer takes longer than this, in milliseconds. */
const SLOW_MS = 400;

/** What stands in the way most is said; the rest is for those who look at the measures. */
export function connectionVerdict(measures: ConnectionMeasures): Verdict {
  const { roundTripMs, webSocket, polling, udp, turnTcp } = measures;
  if (!webSocket && !polling) return roundTripMs === null ? 'none' : 'closed';
  if (roundTripMs !== null && roundTripMs > SLOW_MS) return 'slow';
  if (!webSocket) return 'polling';
  return udp === false && turnTcp !== true ? 'relayed' : 'good';
}
