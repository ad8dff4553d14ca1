import type { Grant } from '@medkig/protocol/session/messages';
import type { AgentEffect, AgentEvent } from './agent-event.ts';
import { type AgentState, atStart, type LiveState } from './agent-state.ts';
import { transition } from './agent-transition.ts';

export const vestby = { site: 'vestby', municipality: 'Vestby Kommune' };
export const code = { digits: '482019735', openedAt: 1000, expiresAt: 601_000 };
export const firstPage = {
  page: 'page-load-1',
  address: 'https://vestby.example/flytning',
  title: 'Meld flytning',
  device: 'computer',
} as const;
export const secondPage = { ...firstPage, page: 'page-load-2', title: 'Læs igennem' };

/** Runs events one after the other; each may carry its own time in milliseconds. */
export function run(
  from: AgentState,
  ...events: (AgentEvent & { at?: number })[]
): { state: AgentState; effects: AgentEffect[] } {
  return events.reduce<{ state: AgentState; effects: AgentEffect[] }>(
    ({ state }, { at = 2000, ...event }) => transition(state, event, at),
    { state: from, effects: [] },
  );
}

export const waiting = run(atStart, { t: 'new-code' }, { t: 'opened', code }).state;
export const checking = run(waiting, { t: 'claimed', place: vestby }).state;
export const asking = run(checking, { t: 'paired', word: 7 }).state;

/** A session that has shown its first page since 5000. */
export function shown(grants: readonly Grant[] = ['view', 'point']): LiveState {
  const { state } = run(
    asking,
    { t: 'answered', grants, at: 4000 },
    { t: 'page', page: firstPage },
    { t: 'picture', page: firstPage.page, at: 5000 },
  );
  return live(state);
}

export function live(state: AgentState): LiveState {
  if (state.is !== 'live') throw new Error(`not live but ${state.is}`);
  return state;
}
