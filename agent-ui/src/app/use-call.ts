import { useSyncExternalStore } from 'react';
import type { AgentSession } from '../session/agent-session-contract.ts';
import type { AgentState } from '../session/agent-state.ts';
import { statusText } from '../session/announcement.ts';
import { useAnnouncement, useConsole } from './console-context.tsx';

/** How the call stands; what changes is said to screen readers, whichever page is open. */
export function useCall(session: AgentSession): AgentState {
  const { say, language } = useConsole();
  const state = useSyncExternalStore(session.subscribe, session.getSnapshot);
  useAnnouncement(statusText(state, say, language));
  return state;
}
