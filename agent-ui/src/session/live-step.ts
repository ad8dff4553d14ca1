import type { ToolCall } from '@medkig/guidance/contract/tools';
import type { AgentEffect } from './agent-event.ts';
import type { LiveState } from './agent-state.ts';

export interface LiveStep {
  state: LiveState;
  effects: AgentEffect[];
}

export function to(state: LiveState): LiveStep {
  return { state, effects: [] };
}

/** The same, and one guide for the page that is shown. */
export function guide(state: LiveState, call: ToolCall): LiveStep {
  const { page } = state;
  return { state, effects: page ? [{ do: 'guide', page: page.page, call }] : [] };
}
