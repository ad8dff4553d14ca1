/**
 * When a connection to the other browser is tried, and for how long not. Pure: the citizen's side tries, the agent's
 * answers.
 *
 *            dial / offered              opened
 *   resting ────────────────► trying ──────────────► open
 *      ▲  ◄───────────────────── │                    │
 *      └──────────── broke ──────┴────── broke ───────┘
 */

export type PeerState =
  /** `failures`: attempts in a row that came to nothing, or opened and soon broke. */
  | { at: 'resting'; failures: number; until: number; attempt: number }
  | { at: 'trying'; failures: number; attempt: number }
  | { at: 'open'; failures: number; attempt: number; since: number }
  | { at: 'closed' };

/** `now` in milliseconds of any clock; `jitter` from 0 to 1. */
export type PeerEvent =
  /** Its time may have come: a timer, or the tab is looked at. `visible`: somebody looks at the page. */
  | { type: 'look'; now: number; visible: boolean }
  /** The machine has a net again. */
  | { type: 'online'; now: number; visible: boolean }
  /** The citizen's side has begun this attempt. */
  | { type: 'offered'; attempt: number }
  | { type: 'opened'; now: number }
  /** It failed, was lost, is doubted, or the other side gave it up. */
  | { type: 'broke'; now: number; jitter: number }
  | { type: 'close' };

/** After the first, second and every later failure, in milliseconds; up to a fifth more or less. */
const WAITS_MS = [5_000, 30_000, 300_000] as const;
/** A connection that has stood this long had nothing wrong with it, in milliseconds. */
const STOOD_MS = 60_000;

/** Where both sides start: the first attempt is due at once. */
export const atFirst: PeerState = { at: 'resting', failures: 0, until: 0, attempt: 0 };

/** The only way the state changes; what does not fit leaves it as it is. */
export function transition(state: PeerState, event: PeerEvent): PeerState {
  if (state.at === 'closed') return state;
  switch (event.type) {
    case 'look':
      if (state.at !== 'resting' || !event.visible || event.now < state.until) return state;
      return { at: 'trying', failures: state.failures, attempt: state.attempt + 1 };
    case 'online':
      if (state.at !== 'resting') return state;
      return transition({ ...state, until: event.now }, { ...event, type: 'look' });
    case 'offered':
      return { at: 'trying', failures: 0, attempt: event.attempt };
    case 'opened':
      return state.at === 'trying' ? { ...state, at: 'open', since: event.now } : state;
    case 'broke': {
      if (state.at === 'resting') return state;
      const stood = state.at === 'open' && event.now - state.since >= STOOD_MS;
      const failures = stood ? 1 : state.failures + 1;
      const wait = WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? WAITS_MS[0];
      const until = event.now + Math.round(wait * (0.8 + 0.4 * event.jitter));
      return { at: 'resting', failures, until, attempt: state.attempt };
    }
    case 'close':
      return { at: 'closed' };
    default: {
      const never: never = event;
      return never;
    }
  }
}
