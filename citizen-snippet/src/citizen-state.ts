/**
 * Where the citizen stands, as one union; `citizen-transition` changes it. A field lives only in the states that
 * have it, and capture may run in exactly one of them (`maySee`).
 *
 *   closed ⇄ typing → checking → asking → live ⇄ paused        inviting → live, when the session comes to this tab
 *                 ↖────┘          ↓        ↘ away ↙ ⇄ elsewhere ↗
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

/** Why nothing is shown; the citizen alone ends each of them. */
export const pauseCauses = [
  'citizen', // pressed Pause
  'fault', // capture stopped by itself
  'mitid', // on the way to MitID
  'leaving', // on the way to another site
  'returned', // back from where nobody looked along
] as const;
export type PauseCause = (typeof pauseCauses)[number];

/** What the citizen had chosen when the agent could no longer be reached. */
type Was = 'live' | PauseCause;

/** `offline`: the net has been gone for so long that the agent's screen holds nothing any more. */
type AwayCause = 'page' | 'net' | 'offline';

/** Who or what ended a session. */
export type EndedBy = 'citizen' | 'agent' | 'idle' | 'longest' | 'lost';

/** When the agent could first see the page, in milliseconds since 1970; null if never. */
type Since = number | null;

/** What became of «Meld et mistænkeligt opkald». */
export type ReportState = 'none' | 'sending' | 'sent' | 'failed';

/** The closing question, which may be skipped. */
export type Rating = 'asked' | 'thanked' | 'none';

export type CitizenState =
  | { at: 'closed' }
  | { at: 'typing'; typed: string; problem?: CodeProblem }
  | { at: 'checking'; typed: string }
  | { at: 'asking'; agent: Introduction; wordIndex: number }
  | { at: 'declined'; agent: Introduction; report: ReportState }
  | { at: 'live'; agent: Introduction; since: number; marks: readonly Mark[] }
  | { at: 'paused'; agent: Introduction; since: Since; cause: PauseCause }
  /** The agent cannot be reached, so capture rests; `was` is where the session goes on. */
  | { at: 'away'; agent: Introduction; since: Since; was: Was; cause: AwayCause }
  /** A session runs in another tab, and this one has never been shown. */
  | { at: 'inviting'; agent: Introduction }
  /** The session went from this tab to another one; it comes back when the citizen does. */
  | { at: 'elsewhere'; agent: Introduction }
  | { at: 'stopping'; agent: Introduction; since: Since }
  | {
      at: 'ended';
      agent: Introduction;
      since: Since;
      until: number;
      by: EndedBy;
      rating: Rating;
      report: ReportState;
    };

export type Answer = 'yes' | 'partly' | 'no';

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
  | { do: 'dismiss-mark'; number: number }
  | { do: 'join'; yes: boolean }
  | { do: 'rate'; answer: Answer | 'skipped' }
  | { do: 'report' }
  // from the session
  | { told: 'paired'; agent: Introduction; wordIndex: number }
  | { told: 'refused'; problem: CodeProblem }
  | { told: 'continued'; state: Continued }
  | { told: 'lost' }
  | { told: 'still-lost' }
  | { told: 'back'; now: number }
  | { told: 'marked'; marks: readonly Mark[] }
  | { told: 'capture-failed' }
  | { told: 'leaving'; mitid: boolean }
  /** The page is left; what goes on is written down for the next one. */
  | { told: 'parked' }
  | { told: 'invited'; agent: Introduction }
  | { told: 'moved'; agent: Introduction }
  /** The session of the other tab is over, or no longer answers. */
  | { told: 'gone' }
  | { told: 'reported'; ok: boolean }
  | { told: 'stopped'; now: number }
  | { told: 'ended'; by: EndedBy; now: number };

export type CitizenEffect =
  | { effect: 'pair'; typed: string }
  | { effect: 'share' }
  | { effect: 'pause'; cause: PauseCause }
  | { effect: 'decline' }
  | { effect: 'stop' }
  | { effect: 'focus-mark'; number: number }
  | { effect: 'dismiss-mark'; number: number }
  /** Bring the session of the other tab to this one. */
  | { effect: 'join' }
  | { effect: 'keep-out' }
  | { effect: 'stop-elsewhere' }
  | { effect: 'rate'; answer: Answer }
  | { effect: 'report' };

/** What the page before left behind: a question, or a session on its way back. */
type Continued =
  | Extract<CitizenState, { at: 'asking' }>
  | Omit<Extract<CitizenState, { at: 'away' }>, 'cause'>;

/** The one state in which anything may leave the page. */
export function maySee(state: CitizenState): boolean {
  return state.at === 'live';
}

/** A session on its way back goes before a form that has just been opened, but not before a new code. */
export function mayContinue({ at }: CitizenState): boolean {
  return at === 'closed' || at === 'typing' || at === 'inviting' || at === 'elsewhere';
}
