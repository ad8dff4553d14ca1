/**
 * Where the citizen stands, as one union; `citizen-transition` changes it. A field lives only in the states that
 * have it, and capture may run in exactly one of them (`maySee`).
 *
 *   closed ⇄ typing → checking → asking → live ⇄ paused        inviting → live, when the session comes to this tab
 *                 ↖────┘          ↓        ↘ away ↙ ⇄ elsewhere ↗
 *                              declined      ↓
 *                                        stopping → ended → closed
 */
import type { GuidanceContext, Mark, Shown } from '@medkig/guidance/citizen/context';
import type { WishAnswer } from '@medkig/guidance/citizen/deeds/grants-state';
import type { Facts } from './in-charge/facts.ts';

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
  'never', // on a page that is shown to nobody
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

/** A field of the page, by its node id and by what the page calls it. */
export interface NamedField {
  node: number;
  label: string;
}

/** What the agent asks for, in the page's words. */
export type Question =
  /** To see a field; `value` is what would become visible. */
  | (NamedField & { is: 'see'; value: string })
  /** To press something; `leads` is the path of the page that a link opens, else ''. */
  | { is: 'press'; label: string; leads: string }
  /** To write `value` in a field; `replaces` when something stands there. */
  | { is: 'fill'; label: string; value: string; replaces: boolean }
  /** To go to the page at `address`, which the agent calls `label`. */
  | { is: 'go'; label: string; address: string };

/** One question at a time; `lapsed` when nobody has answered it. */
export type CitizenRequest = Question | { is: 'lapsed'; of: Question['is']; label: string };

/** How the citizen sees the page: as it is, as the agent sees it, or to pick a part that is to be hidden. */
export type Look = 'plain' | 'mirror' | 'blur';

/** How far the agent's guide has led. */
type GuidePart = Parameters<GuidanceContext['onPart']>[0];

/** What the agent sees and does not see on the page that is shown. */
interface Shared {
  marks: readonly Mark[];
  /** What the agent last showed without a ring. */
  pointedOut: Shown | undefined;
  part: GuidePart;
  request: CitizenRequest | undefined;
  /** The agent may press on this page; `pressed` is what she pressed last, '' at first. */
  clicks?: { pressed: string } | undefined;
  look: Look;
  /** Masked fields that the citizen shows. */
  shown: readonly NamedField[];
  /** What the page calls the fields that are hidden now. */
  hidden: readonly string[];
  /** How many parts the citizen has hidden by pointing at them. */
  blurred: number;
}

export type CitizenState =
  | { at: 'closed' }
  | { at: 'typing'; typed: string; problem?: CodeProblem }
  | { at: 'checking'; typed: string }
  /** `mayAsk`: the municipality lets the agent ask to press and to write. */
  | { at: 'asking'; agent: Introduction; wordIndex: number; mayAsk: boolean }
  | { at: 'declined'; agent: Introduction; report: ReportState }
  | ({ at: 'live'; agent: Introduction; since: number } & Shared)
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
      facts: Facts;
      rating: Rating;
      report: ReportState;
    };

export type Answer = 'yes' | 'partly' | 'no';

/** What the citizen does about what is seen. */
export type LiveAct =
  | { do: 'go-to-mark'; number: number }
  | { do: 'dismiss-mark'; number: number }
  | { do: 'look'; look: Look }
  /** The answer to what the agent asks for; whatever it is, the question goes. */
  | { do: 'answer-request'; answer: WishAnswer }
  /** The agent may no longer press on this page. */
  | { do: 'stop-clicks' }
  | { do: 'cover-field'; node: number }
  /** Show the parts again that were hidden by pointing. */
  | { do: 'unblur' };

/** What is otherwise from now on about what is seen. */
export type LiveNews = Partial<Shared>;

export type CitizenEvent =
  // from the panel
  | { do: 'open' }
  | { do: 'close' }
  | { do: 'submit'; typed: string }
  | { do: 'answer'; yes: boolean; now: number }
  | { do: 'pause' }
  | { do: 'resume'; now: number }
  | { do: 'stop' }
  | LiveAct
  | { do: 'join'; yes: boolean }
  | { do: 'rate'; answer: Answer | 'skipped' }
  | { do: 'report' }
  // from the session
  | { told: 'paired'; agent: Introduction; wordIndex: number; mayAsk: boolean }
  | { told: 'refused'; problem: CodeProblem }
  | { told: 'continued'; state: Continued }
  | { told: 'lost' }
  | { told: 'still-lost' }
  | { told: 'back'; now: number }
  | { told: 'seen'; now: LiveNews }
  | { told: 'capture-failed' }
  | { told: 'never'; never: boolean }
  | { told: 'leaving'; mitid: boolean }
  /** The page is left; what goes on is written down for the next one. */
  | { told: 'parked' }
  | { told: 'invited'; agent: Introduction }
  | { told: 'moved'; agent: Introduction }
  /** The session of the other tab is over, or no longer answers. */
  | { told: 'gone' }
  | { told: 'reported'; ok: boolean }
  | { told: 'stopped'; now: number; facts?: Facts }
  | { told: 'ended'; by: EndedBy; now: number; facts?: Facts };

export type CitizenEffect =
  | { effect: 'pair'; typed: string }
  | { effect: 'share' }
  | { effect: 'pause'; cause: PauseCause }
  | { effect: 'decline' }
  | { effect: 'stop' }
  | { effect: 'act'; act: LiveAct }
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

/** The page is seen from now on. */
export function live(agent: Introduction, since: number): Extract<CitizenState, { at: 'live' }> {
  return {
    at: 'live',
    agent,
    since,
    marks: [],
    pointedOut: undefined,
    part: undefined,
    request: undefined,
    look: 'plain',
    shown: [],
    hidden: [],
    blurred: 0,
  };
}

/** The one state in which anything may leave the page. */
export function maySee(state: CitizenState): boolean {
  return state.at === 'live';
}

/** A session on its way back goes before a form that has just been opened, but not before a new code. */
export function mayContinue({ at }: CitizenState): boolean {
  return at === 'closed' || at === 'typing' || at === 'inviting' || at === 'elsewhere';
}
