import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { Grant, GuideOutcome } from '@medkig/protocol/session/messages';
import type { FromViewer, StageTool } from '../../viewer/viewer-messages.ts';
import type {
  AgentState,
  CitizenPage,
  CodeNote,
  EndCause,
  OpenCode,
  PauseCause,
  Place,
} from './agent-state.ts';
import type { CardEvent } from './guide-card/card-state.ts';
import type { SurroundingsEvent } from './surroundings.ts';

/** What the agent does. */
export type UiEvent =
  /** `practice`: the agent only practises. */
  | { t: 'new-code'; practice?: true }
  /** Withdraw the code, or end the session. */
  | { t: 'stop' }
  /** From the closing page to the home page. */
  | { t: 'home' }
  | { t: 'tool'; tool: StageTool }
  /** Show where an element of the outline is; undefined for none. */
  | { t: 'preview'; node: number | undefined }
  /** Mark an element of the outline, whatever tool is in hand. */
  | { t: 'mark'; node: number; label: string }
  /** What stands on the next rings. */
  | { t: 'mark-text'; text: string }
  /** What shall stand in the field that was chosen to be filled in. */
  | { t: 'fill-in'; value: string }
  | { t: 'propose'; address: string; title: string }
  /** Ask for nothing after all. */
  | { t: 'leave-form' }
  /** Drop the tool and take all marks away. */
  | { t: 'clear' }
  /** What the call is about: the slug of a guide card, «andet», or null for nothing. */
  | { t: 'topic'; slug: string | null }
  /** What the agent does with a guide card; the rest of its events come of what happens. */
  | Exclude<CardEvent, { t: 'arrived' | 'unseen' | 'sighted' | 'completed' }>;

/** What happens on the way to the citizen and back. */
type SessionEvent =
  /** What the page before has left: a session to go on with, or a reason to say. */
  | { t: 'found'; state: Extract<AgentState, { is: 'idle' | 'asking' | 'live' }> }
  /** There is no code now; it comes by itself. */
  | { t: 'code-waits' }
  | { t: 'opened'; code: OpenCode }
  | { t: 'not-opened'; reason: Exclude<CodeNote, 'none'> }
  /** A citizen of this municipality has typed the nameplate. */
  | { t: 'claimed'; place: Place }
  /** A handshake failed; the code still works. */
  | { t: 'wrong'; runsUsed: number }
  | { t: 'paired'; word: number }
  /** Without `view` it is a no. */
  | { t: 'answered'; grants: readonly Grant[] }
  | { t: 'page'; page: CitizenPage }
  | SurroundingsEvent
  | { t: 'focus'; page: string; label: string | undefined }
  | { t: 'paused'; cause: PauseCause }
  | { t: 'unpaused' }
  /** The page is about to go where nobody looks along. */
  | { t: 'leaving'; mitid: boolean; host: string; isOwn?: true }
  | { t: 'hidden'; hidden: boolean }
  /** `since`: when that side was last heard. */
  | { t: 'lost'; who: 'citizen' | 'agent'; since: number }
  | { t: 'back' }
  /** The citizen's doing took a ring away. */
  | { t: 'unmarked'; page: string; number: number }
  | { t: 'unlit'; page: string }
  /** All masked fields that the citizen shows now. */
  | { t: 'revealed'; page: string; nodes: readonly number[] }
  | { t: 'outcome'; page: string; call: ToolCall; outcome: GuideOutcome }
  /** Whether the server has what was said. */
  | { t: 'topic-kept'; slug: string | null; isKept: boolean }
  | { t: 'ended'; cause: EndCause };

/** What the viewer tells, as it came over the port. */
export type StageEvent = Exclude<FromViewer, { t: 'ready' | 'key' | 'applied' }>;

export type AgentEvent = UiEvent | SessionEvent | StageEvent;

export type AgentEffect =
  /** Get a ticket, a room and a secret, then send `opened` or `not-opened`. */
  | { do: 'open'; practice?: true }
  /** Forget the secret and the keys, and close the room. Nothing of it may send events afterwards. */
  | { do: 'leave'; reason: 'cancelled' | 'agent' }
  | { do: 'guide'; page: string; call: ToolCall }
  /** Tell the server what the call is about, then send `topic-kept`. */
  | { do: 'keep-topic'; slug: string | null }
  /** Ask the citizen for a full snapshot. */
  | { do: 'checkout' };
