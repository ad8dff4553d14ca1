/**
 * Where the citizen stands, as one union changed by one pure function. A field lives only in the states that
 * have it, and capture may run in exactly one of them (`maySee`).
 *
 *   closed ⇄ typing → checking → asking → live ⇄ paused
 *                 ↖────┘          ↓        ↘ away ↙
 *                              declined      ↓
 *                                        stopping → ended → closed
 */
import type { Mark } from '@medkig/guidance/citizen/context';

/** Who wants to see the page, as the handshake has proved it. */
export interface Introduction {
  shownAs: string;
  employer: string;
  municipality: string;
}

/** Why a code did not lead on; each has a sentence of its own. */
export type CodeProblem =
  | 'length'
  | 'check'
  | 'wrong'
  | 'expired'
  | 'used'
  | 'tries'
  | 'busy'
  | 'rate'
  | 'offline'
  | 'browser';

/** Who or what ended a session. */
export type EndedBy = 'citizen' | 'agent' | 'idle' | 'longest' | 'lost';

/** When the agent could first see the page, in milliseconds since 1970; null if never. */
type Since = number | null;

export type CitizenState =
  | { at: 'closed' }
  | { at: 'typing'; typed: string; problem?: CodeProblem }
  | { at: 'checking'; typed: string }
  | { at: 'asking'; agent: Introduction; wordIndex: number }
  | { at: 'declined'; agent: Introduction }
  | { at: 'live'; agent: Introduction; since: number; marks: readonly Mark[] }
  | { at: 'paused'; agent: Introduction; since: Since; cause: 'citizen' | 'fault' }
  /** The agent cannot be reached, so capture rests; `was` is where the session goes on. */
  | { at: 'away'; agent: Introduction; since: Since; was: 'live' | 'paused'; cause: 'page' | 'net' }
  | { at: 'stopping'; agent: Introduction; since: Since }
  | { at: 'ended'; agent: Introduction; since: Since; until: number; by: EndedBy };

export type CitizenEvent =
  // from the panel
  | { do: 'open' }
  | { do: 'close' }
  | { do: 'submit'; typed: string }
  | { do: 'answer'; yes: boolean; now: number }
  | { do: 'pause' }
  | { do: 'resume'; now: number }
  | { do: 'stop' }
  | { do: 'go-to-mark'; number: number }
  // from the session
  | { told: 'paired'; agent: Introduction; wordIndex: number }
  | { told: 'refused'; problem: CodeProblem }
  | { told: 'continued'; state: Continued }
  | { told: 'lost' }
  | { told: 'back'; now: number }
  | { told: 'marked'; marks: readonly Mark[] }
  | { told: 'capture-failed' }
  | { told: 'stopped'; now: number }
  | { told: 'ended'; by: EndedBy; now: number };

export type CitizenEffect =
  | { effect: 'pair'; typed: string }
  | { effect: 'share' }
  | { effect: 'pause' }
  | { effect: 'decline' }
  | { effect: 'stop' }
  | { effect: 'focus-mark'; number: number };

/** What the page before left behind: a question, or a session on its way back. */
type Continued =
  | Extract<CitizenState, { at: 'asking' }>
  | Omit<Extract<CitizenState, { at: 'away' }>, 'cause'>;

export interface Step {
  state: CitizenState;
  effects: readonly CitizenEffect[];
}

/** The one state in which anything may leave the page. */
export function maySee(state: CitizenState): boolean {
  return state.at === 'live';
}

/** A session on its way back goes before a form that has just been opened, but not before a new code. */
export function mayContinue(state: CitizenState): boolean {
  return state.at === 'closed' || state.at === 'typing';
}

/** What does not fit the state changes nothing: a late click or a late message is no error. */
export function transition(state: CitizenState, event: CitizenEvent): Step {
  return 'do' in event ? byCitizen(state, event) : bySession(state, event);
}

function byCitizen(state: CitizenState, event: Extract<CitizenEvent, { do: string }>): Step {
  switch (event.do) {
    case 'open':
      return ['closed', 'declined', 'ended'].includes(state.at) ? go({ at: 'typing', typed: '' }) : go(state);
    case 'close':
      if (state.at === 'checking') return go({ at: 'closed' }, { effect: 'decline' });
      return ['typing', 'declined', 'ended'].includes(state.at) ? go({ at: 'closed' }) : go(state);
    case 'submit':
      if (state.at !== 'typing') return go(state);
      return go({ at: 'checking', typed: event.typed }, { effect: 'pair', typed: event.typed });
    case 'answer':
      if (state.at !== 'asking') return go(state);
      return event.yes
        ? go({ at: 'live', agent: state.agent, since: event.now, marks: [] }, { effect: 'share' })
        : decline(state);
    case 'pause':
      if (state.at === 'away' && state.was === 'live')
        return go({ ...state, was: 'paused' }, { effect: 'pause' });
      if (state.at !== 'live') return go(state);
      return go(
        { at: 'paused', agent: state.agent, since: state.since, cause: 'citizen' },
        { effect: 'pause' },
      );
    case 'resume':
      if (state.at !== 'paused') return go(state);
      return go(
        { at: 'live', agent: state.agent, since: state.since ?? event.now, marks: [] },
        { effect: 'share' },
      );
    case 'stop':
      if (state.at === 'live' || state.at === 'paused' || state.at === 'away')
        return go({ at: 'stopping', agent: state.agent, since: state.since }, { effect: 'stop' });
      return state.at === 'asking' ? decline(state) : byCitizen(state, { do: 'close' });
    case 'go-to-mark':
      return state.at === 'live' ? go(state, { effect: 'focus-mark', number: event.number }) : go(state);
    default: {
      const never: never = event;
      return never;
    }
  }
}

function bySession(state: CitizenState, event: Extract<CitizenEvent, { told: string }>): Step {
  switch (event.told) {
    case 'paired':
      if (state.at !== 'checking') return go(state);
      return go({ at: 'asking', agent: event.agent, wordIndex: event.wordIndex });
    case 'refused':
      if (state.at !== 'checking') return go(state);
      return go({ at: 'typing', typed: state.typed, problem: event.problem });
    case 'continued':
      if (!mayContinue(state)) return go(state);
      return go(event.state.at === 'asking' ? event.state : { ...event.state, cause: 'page' });
    case 'lost':
      if (state.at === 'away' && state.cause === 'page') return go({ ...state, cause: 'net' });
      if (state.at !== 'live' && state.at !== 'paused') return go(state);
      return go({ at: 'away', agent: state.agent, since: state.since, was: state.at, cause: 'net' });
    case 'back':
      if (state.at !== 'away') return go(state);
      return state.was === 'live'
        ? go({ at: 'live', agent: state.agent, since: state.since ?? event.now, marks: [] })
        : go({ at: 'paused', agent: state.agent, since: state.since, cause: 'citizen' });
    case 'marked':
      return state.at === 'live' ? go({ ...state, marks: event.marks }) : go(state);
    case 'capture-failed':
      if (state.at !== 'live') return go(state);
      return go({ at: 'paused', agent: state.agent, since: state.since, cause: 'fault' });
    case 'stopped':
      if (state.at !== 'stopping') return go(state);
      return go(ended(state, 'citizen', event.now));
    case 'ended':
      switch (state.at) {
        case 'live':
        case 'paused':
        case 'away':
          return go(ended(state, event.by, event.now));
        case 'stopping':
          return go(ended(state, 'citizen', event.now));
        case 'asking':
          return go(ended({ agent: state.agent, since: null }, event.by, event.now));
        default:
          return go(state);
      }
    default: {
      const never: never = event;
      return never;
    }
  }
}

function decline({ agent }: { agent: Introduction }): Step {
  return go({ at: 'declined', agent }, { effect: 'decline' });
}

function ended(
  { agent, since }: { agent: Introduction; since: Since },
  by: EndedBy,
  until: number,
): CitizenState {
  return { at: 'ended', agent, since, until, by };
}

function go(state: CitizenState, ...effects: CitizenEffect[]): Step {
  return { state, effects };
}
