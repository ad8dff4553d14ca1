import type { MarksState } from '@medkig/guidance/agent/marks-state';
import type { CitizenMessage, Grant, GuideOutcome } from '@medkig/protocol/session/messages';
import type { EndReason } from '@medkig/protocol/signaling/messages';
import type { Outlined, StageTool } from '../../viewer/viewer-messages.ts';
import type { CardState } from './guide-card/card-state.ts';
import type { Measured } from './measured.ts';
import type { VisitedPage } from './requests/read-address.ts';
import type { OpenRequest, RequestTool } from './requests/request.ts';
import type { Surroundings } from './surroundings.ts';
import type { Topic } from './topic/topic.ts';

/** A code that can be read aloud. Times in milliseconds since 1970. */
export interface OpenCode {
  /** Nine digits. */
  digits: string;
  openedAt: number;
  expiresAt: number;
}

/** Why there is no code now, said on the home page; `none` when there is nothing to say. */
export type CodeNote =
  | 'none'
  | 'declined' // the citizen said no
  | 'expired' // nobody typed it in time
  | 'tries' // three handshakes failed
  | 'full' // the service has no room left
  | 'rate' // too many codes in a short time
  | 'load' // the service has as much to do as it can
  | 'offline' // the service cannot be reached
  | 'lost' // the room was gone when this console came back to it
  | 'reloaded' // the page went, and the secret of the code with it
  | 'other-tab' // another tab of this browser carries the session
  | 'signed-out' // the sign-in is over
  | 'elsewhere' // a newer sign-in has ended this one
  | 'shutdown' // the service stops
  | 'fault'; // one side broke the rules

/** What ended a room; `lost` when it is gone without a word. */
export type EndCause = EndReason | 'lost';

/** Whose page it is, as the citizen's claim says and the handshake proves. */
export interface Place {
  site: string;
  municipality: string;
}

/** The page load the citizen is on. */
export type CitizenPage = Omit<Extract<CitizenMessage, { t: 'page' }>, 't'>;

export type PauseCause = Extract<CitizenMessage, { t: 'pause' }>['cause'];

/** What the agent sees of it while both are there. */
export type HerePicture = { is: 'opening' } | { is: 'shown' } | { is: 'paused'; cause: PauseCause };

export type Picture =
  | HerePicture
  /** One side cannot be reached; `was` is where it goes on, `since` when it was last heard. */
  | { is: 'away'; who: 'citizen' | 'agent'; since: number; was: HerePicture };

/** Where the citizen said the browser was going, and when. `host` is empty when it is not known. */
export interface Destination {
  mitid: boolean;
  host: string;
  /** Another origin of the same municipality, which may ask whether the session goes on there. */
  isOwn?: true | undefined;
  at: number;
}

/** The last thing worth saying about the agent's own doing. */
export type MarkNote =
  | { is: 'none' }
  | { is: 'marked'; number: number; label: string }
  /** The spotlight, or the page was scrolled. */
  | { is: 'shown'; by: 'point' | 'draw' | 'spotlight' | 'scroll'; label: string }
  /** The citizen writes; the page scrolls when they leave the field. */
  | { is: 'waits' }
  | { is: 'refused'; outcome: MarkRefusal }
  /** The citizen is asked for something, and what came of it. */
  | { is: 'asked'; tool: RequestTool; label: string }
  | { is: 'answered'; tool: RequestTool; label: string; outcome: GuideOutcome }
  /** The citizen has hidden a field again. */
  | { is: 'covered' };

/** Why there is no mark. */
export type MarkRefusal = 'malformed' | 'not-granted' | 'gone' | 'hidden';

/** An element of the page that is shown, and what the page calls it. */
export interface NamedNode {
  node: number;
  label: string;
}

/** Of a room: the agent only practises, and it counts in no figure. */
export interface Practice {
  practice?: true;
}

export interface LiveState extends Practice {
  is: 'live';
  place: Place;
  /** Index of the picture word. */
  word: number;
  grants: readonly Grant[];
  /** When the citizen said yes. */
  since: number;
  picture: Picture;
  /** This console was reloaded, and the first picture since is still to come. */
  isBack: boolean;
  destination: Destination | undefined;
  /** The citizen looks at another tab or another program. */
  isHidden: boolean;
  page: CitizenPage | undefined;
  /** The field the citizen stands in, undefined for none. */
  focusLabel: string | undefined;
  tool: StageTool;
  /** What can be pointed at on the page that is shown. */
  outline: readonly Outlined[];
  /** The node of the outline that the agent is about to mark. */
  preview: number | undefined;
  marks: MarksState;
  /** Stands on the next rings in place of the agent's name; empty for that. */
  markText: string;
  /** The node in the spotlight. */
  lit: number | undefined;
  /** Whether the pen was used since all was cleared; its lines fade by themselves. */
  hasDrawn: boolean;
  /** The question that the citizen has not answered yet. */
  asked: OpenRequest | undefined;
  /** The field for which the agent is about to say what shall stand in it. */
  filling: NamedNode | undefined;
  /** The pages of this session, the newest first. */
  visited: readonly VisitedPage[];
  /** Masked fields that the citizen shows. */
  revealed: readonly number[];
  note: MarkNote;
  /** The guide card that leads, and how far it has led. */
  card: CardState;
  around: Surroundings;
  topic: Topic;
  measured: Measured;
}

/**
 * Where the agent stands:
 *
 *   idle → opening → waiting ⇄ checking → asking → live → ended
 *     ↖──────┴─────────┴──────────┴─────────┘              │
 *     ↖────────────────────────────────────────────────────┘
 */
export type AgentState =
  | { is: 'idle'; note: CodeNote }
  /** `waits`: the service cannot give one now, and is asked again and again. */
  | ({ is: 'opening'; waits?: true } & Practice)
  | ({ is: 'waiting'; code: OpenCode; runsUsed: number } & Practice)
  | ({ is: 'checking'; code: OpenCode; runsUsed: number; place: Place } & Practice)
  /** The used code stays on the screen as long as this page knows it. */
  | ({ is: 'asking'; code: OpenCode | undefined; openedAt: number; place: Place; word: number } & Practice)
  | LiveState
  | ({
      is: 'ended';
      cause: EndCause;
      place: Place;
      endedAt: number;
      topic: Topic;
      measured: Measured;
    } & Practice);

/** The digits on the screen, if there are any. */
export function digitsOf(state: AgentState): string | undefined {
  return 'code' in state ? state.code?.digits : undefined;
}

/** What a state hands on to the next one of the same room. */
export function practiceOf(state: Practice | AgentState): Practice {
  return 'practice' in state && state.practice ? { practice: true } : {};
}

export const atStart: AgentState = { is: 'idle', note: 'none' };
