import type { ToViewer } from '../../viewer/viewer-messages.ts';
import type { StageEvent, UiEvent } from './agent-event.ts';
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
  /** Takes up what the page before has left; resolves when the state says so. */
  proceed(): Promise<void>;
  act(event: UiEvent | StageEvent): void;
  /** A viewer is ready: it gets the page that is shown now. Returns a function that lets it go. */
  attachViewer(port: ViewerPort): () => void;
  /** The attached viewer has dealt with so many messages with events. */
  applied(count: number): void;
  /** Signs off: ends whatever goes on. */
  close(): Promise<void>;
}
