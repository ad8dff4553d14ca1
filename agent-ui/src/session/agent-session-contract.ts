import type { FromViewer, ToViewer } from '../../viewer/viewer-messages.ts';
import type { UiEvent } from './agent-event.ts';
import type { AgentState } from './agent-state.ts';

/** The replay viewer, as the session sees it. */
export interface ViewerPort {
  send(message: ToViewer): void;
}

/** What the screen knows of the session: a state to show and a way to act on it. */
export interface AgentSession {
  /** For useSyncExternalStore; returns a function that ends the subscription. */
  subscribe(listener: () => void): () => void;
  getSnapshot(): AgentState;
  act(event: UiEvent): void;
  /** A viewer is ready. Returns what to call with each of its messages. A new one replaces the old. */
  attachViewer(port: ViewerPort): (message: FromViewer) => void;
  /** Signs off: ends whatever goes on. */
  close(): Promise<void>;
}
