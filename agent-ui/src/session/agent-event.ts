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

/** What the agent does. */
export type UiEvent =
  | { t: 'new-code' }
  /** Withdraw the code, or end the session. */
  | { t: 'stop' }
  /** From the closing page to the home page. */
  | { t: 'home' }
  | { t: 'tool'; tool: StageTool }
  /** Show where an element of the outline is; undefined for none. */
  | { t: 'preview'; node: number | undefined }
  /** Mark an element of the outline, whatever tool is in hand. */
  | { t: 'mark'; node: number; label: string }
  /** Drop the tool and take all marks away. */
  | { t: 'clear' };

/** What happens on the way to the citizen and back. */
type SessionEvent =
  /** What the page before has left: a session to go on with, or a reason to say. */
  | { t: 'found'; state: Extract<AgentState, { is: 'idle' | 'asking' | 'live' }> }
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
  | { t: 'focus'; page: string; label: string | undefined }
  | { t: 'paused'; cause: PauseCause }
  | { t: 'unpaused' }
  /** The page is about to go where nobody looks along. */
  | { t: 'leaving'; mitid: boolean; host: string }
  | { t: 'hidden'; hidden: boolean }
  /** `since`: when that side was last heard. */
  | { t: 'lost'; who: 'citizen' | 'agent'; since: number }
  | { t: 'back' }
  /** The citizen's doing took a ring away. */
  | { t: 'unmarked'; page: string; number: number }
  /** All masked fields that the citizen shows now. */
  | { t: 'revealed'; page: string; nodes: readonly number[] }
  | { t: 'outcome'; page: string; call: ToolCall; outcome: GuideOutcome }
  | { t: 'ended'; cause: EndCause };

/** What the viewer tells, as it came over the port. */
export type StageEvent = Exclude<FromViewer, { t: 'ready' | 'key' }>;

export type AgentEvent = UiEvent | SessionEvent | StageEvent;

export type AgentEffect =
  /** Get a ticket, a room and a secret, then send `opened` or `not-opened`. */
  | { do: 'open' }
  /** Forget the secret and the keys, and close the room. Nothing of it may send events afterwards. */
  | { do: 'leave'; reason: 'cancelled' | 'agent' }
  | { do: 'guide'; page: string; call: ToolCall }
  /** Ask the citizen for a full snapshot. */
  | { do: 'checkout' };
