/**
 * When the relay is tried again, which way first, and how long one try may take. Two kinds of trouble are known only
 * by silence: a net that lets nothing through for a while, where the next try must not wait for the one that hangs,
 * and one that takes WebSockets and carries nothing, where long-polling gets through.
 */

export type Way = 'websocket' | 'polling';

export interface Loss {
  /** Tries since the connection was lost, or since the page began. */
  tries: number;
  /** Since then, in milliseconds. */
  downMs: number;
  /** The try before this one got no answer at all. */
  hung: boolean;
  /** The connection was closed, not silent: the net works, and a relay that many come back to at once answers late. */
  closed?: boolean;
  /** How the relay was reached last, or would be at best. */
  worked: Way;
  /** The newest round trip of this connection before it was lost, in milliseconds. */
  rttMs?: number;
}

export interface Attempt {
  pauseMs: number;
  /** Until the relay has answered; then the try is given up. */
  timeoutMs: number;
  first: Way;
}

/** A short loss: its end must be noticed within a second, and each browser comes back at its own moment (milliseconds). */
const SHORT_LOSS_MS = 30_000;
/** Two tries start at most half a second apart, but for those that are given time. */
const QUICK_MS = 450;
/** TCP, TLS, the upgrade and the relay's greeting are four round trips; what is left over is for the machines. */
const TRIPS_OF_A_TRY = 6;
/** Every fifth try has half as much time again: a server that many come back to at once answers late. */
const ROOMY = { every: 5, factor: 1.5 };
/** Now and then a try is patient, over polling: the page may be on another and slower net now. */
const PATIENT_EVERY = 12;

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 3000;
const TIMEOUT_MS = { websocket: 2000, polling: 8000 };

const other = { websocket: 'polling', polling: 'websocket' } as const;

/** @param random from 0 up to 1 */
export function nextAttempt(loss: Loss, random: number): Attempt {
  const { tries, downMs, worked, rttMs, closed } = loss;
  const isShort = downMs < SHORT_LOSS_MS;
  const pauseMs = pause(loss, isShort, random);
  if (!isShort || rttMs === undefined || (closed && tries === 0)) {
    const first = tries % 2 === 0 ? worked : other[worked];
    return { pauseMs, timeoutMs: TIMEOUT_MS[first], first };
  }
  if (tries % PATIENT_EVERY === PATIENT_EVERY - 1)
    return { pauseMs, timeoutMs: TIMEOUT_MS.websocket, first: 'polling' };
  const quick = Math.max(QUICK_MS, TRIPS_OF_A_TRY * rttMs);
  const timeoutMs = Math.min(
    tries % ROOMY.every === ROOMY.every - 1 ? ROOMY.factor * quick : quick,
    TIMEOUT_MS[worked],
  );
  return { pauseMs, timeoutMs, first: worked };
}

/** Doubled each time and up to half as long or short, so that a server that starts is not stormed. */
function pause({ tries, hung }: Loss, isShort: boolean, random: number): number {
  if (tries === 0) return 0;
  // A try that hung has been the pause itself.
  if (isShort && hung) return random * FIRST_PAUSE_MS;
  const doubled = FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 10);
  return Math.min(doubled, isShort ? QUICK_MS / 1.5 : LONGEST_PAUSE_MS) * (0.5 + random);
}
