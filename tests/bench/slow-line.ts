/** One direction of a connection over a line with a length and a width, in order. */
import type { Socket } from 'node:net';

export interface Line {
  roundTripMs: number;
  /** From the citizen's browser; the other direction is wide enough. */
  upBitsPerSecond: number;
}

/** An ordinary telephone in the country. */
export const SLOW_LINE: Line = { roundTripMs: 30, upBitsPerSecond: 1_000_000 };

/** Writes to the socket what it is called with, when it would have come over the line that there is at the time. */
export function overLine(
  to: Socket,
  line: () => Line | undefined,
  direction: 'up' | 'down',
): (chunk: Buffer) => void {
  const held: { chunk: Buffer; at: number }[] = [];
  let freeAt = 0;
  let lastAt = 0;

  function release(): void {
    for (let [next] = held; next && next.at <= performance.now(); [next] = held) {
      held.shift();
      to.write(next.chunk);
    }
    const [next] = held;
    if (next) setTimeout(release, next.at - performance.now());
  }

  return (chunk) => {
    const now = performance.now();
    const { roundTripMs = 0, upBitsPerSecond = Number.POSITIVE_INFINITY } = line() ?? {};
    const width = direction === 'up' ? upBitsPerSecond : Number.POSITIVE_INFINITY;
    freeAt = Math.max(freeAt, now) + (chunk.length * 8 * 1000) / width;
    lastAt = Math.max(lastAt, freeAt + roundTripMs / 2);
    const isWaiting = held.push({ chunk, at: lastAt }) > 1;
    if (!isWaiting) release();
  };
}
