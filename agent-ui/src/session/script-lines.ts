import type { Key } from '../strings.ts';
import type { AgentState } from './agent-state.ts';
import { isElsewhere } from './picture-age.ts';

/** What the agent says, in order; a line is named by its number on the page. */
export const scriptLines = [
  'script.greet',
  'script.scope',
  'script.find',
  'script.open',
  'script.code',
  'script.consent',
  'script.seen',
  'script.point',
  'script.mitid',
  'script.send',
  'script.end',
] as const satisfies readonly Key[];

/** The last line that belongs to the home page. */
export const LAST_BEFORE_LIVE = 7;

/** The line that fits the state, from 1. */
export function lineFor(state: AgentState): number {
  switch (state.is) {
    case 'ended':
      return 1;
    case 'idle':
      // A code that came to nothing does not begin the talk anew.
      return state.note === 'none' || state.note === 'declined' || state.note === 'other-tab' ? 1 : 5;
    case 'opening':
    case 'waiting':
    case 'checking':
      return 5;
    case 'asking':
      return 6;
    case 'live':
      if (state.destination?.mitid && isElsewhere(state)) return 9;
      return state.marks.length > 0 ? 8 : 7;
    default: {
      const never: never = state;
      return never;
    }
  }
}
